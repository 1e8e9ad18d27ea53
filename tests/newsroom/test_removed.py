"""What is deleted on the desk leaves addresses that say so, whoever deletes it."""

import pytest
from django.test import Client

from tests import given


@pytest.mark.django_db
def test_a_section_and_a_contributor_deleted_on_the_desk_say_gone(client: Client) -> None:
    given.an_outlet()
    section, person = given.a_section("Culture"), given.a_contributor("Omar Darwish")
    client.force_login(given.an_editor())

    client.post(f"/desk/articles/section/{section.pk}/delete/", {"post": "yes"})
    client.post(f"/desk/articles/contributor/{person.pk}/delete/", {"post": "yes"})

    assert client.get("/culture/").status_code == client.get("/people/omar-darwish/").status_code == 410
