"""Stores that speak S3 on this machine: one that is well, and ones that refuse, hang, break off or trickle."""

import atexit
import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from typing import Any

import boto3
import pytest
from django.core.files.storage import storages
from moto.server import ThreadedMotoServer

from media.models import Original
from newsroom.storages import storages as set_up

PHOTOS, ORIGINALS = "meridian-photos", "meridian-originals"
_PLACE = {"LocationConstraint": "eu-west-1"}


def use_buckets(settings: Any, monkeypatch: pytest.MonkeyPatch, *, endpoint: str, **timeouts: float) -> None:
    """From now on photos lie in buckets at this endpoint."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "meridian")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "only-for-tests")
    made = set_up(
        photos_bucket=PHOTOS, photos_url="/photos/", originals_bucket=ORIGINALS,
        originals_folder=settings.VAR_DIR / "originals", endpoint=endpoint, region="eu-west-1",
    )  # fmt: skip
    for name in ("default", "originals"):
        made[name]["OPTIONS"] |= timeouts
    settings.STORAGES = made | {"staticfiles": settings.STORAGES["staticfiles"]}
    monkeypatch.setattr(Original._meta.get_field("file"), "storage", storages["originals"])


@cache
def _server() -> str:
    """The address of one store for all tests of a process, with our two buckets."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    atexit.register(server.stop)
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    for bucket in (PHOTOS, ORIGINALS):
        client(endpoint).create_bucket(Bucket=bucket, CreateBucketConfiguration=_PLACE)
    return endpoint


@contextmanager
def a_store() -> Iterator[str]:
    """The address of a store that is well, with our two buckets, empty."""
    endpoint = _server()
    try:
        yield endpoint
    finally:
        for bucket in (PHOTOS, ORIGINALS):
            for name in names_in(endpoint, bucket):
                client(endpoint).delete_object(Bucket=bucket, Key=name)


def names_in(endpoint: str, bucket: str) -> list[str]:
    pages = client(endpoint).get_paginator("list_objects_v2").paginate(Bucket=bucket)
    return [entry["Key"] for page in pages for entry in page.get("Contents", ())]


@cache
def client(endpoint: str) -> Any:
    return boto3.client(
        "s3", endpoint_url=endpoint, region_name="eu-west-1",
        aws_access_key_id="meridian", aws_secret_access_key="only-for-tests",
    )  # fmt: skip


@contextmanager
def a_broken_store(answer: bytes, *, then_closes: bool = False) -> Iterator["Broken"]:
    """A store that takes a connection, answers with these bytes, and then hangs or closes."""
    broken = Broken(answer, then_closes=then_closes)
    try:
        yield broken
    finally:
        broken.stop()


def a_refusing_endpoint() -> str:
    """An address at which nobody listens."""
    with closing(socket.socket()) as held:
        held.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{held.getsockname()[1]}"


class Broken:
    """Counts who asked."""

    def __init__(self, answer: bytes, *, then_closes: bool) -> None:
        self.asked = 0
        self._answer, self._then_closes = answer, then_closes
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self.endpoint = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.asked += 1
            self._open.append(connection)
            if self._answer:
                connection.recv(65536)
                connection.sendall(self._answer)
            if self._then_closes:
                connection.close()

    def stop(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()
        for connection in self._open:
            connection.close()
