"""Agencies that most newsrooms meet, with the rules that The Meridian's photo desk keeps for them. Data; editors change it."""

from dataclasses import dataclass

from media.models import Licence, Source

STATE = "State agency: check place names and claims."
TWO_YEARS, A_YEAR, NINETY_DAYS = 730, 365, 90
AUTHOR_FIRST = "{creator} / {source}"


@dataclass(frozen=True)
class Agency:
    """The rules of one agency: what means it in a printed credit, and what its pictures are offered."""

    name: str
    aliases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    warning: str = ""
    credit_form: str = ""
    licence: str = "agency"
    rights_days: int | None = A_YEAR


AGENCIES = (
    Agency("AAP", ("AAP Image", "AAP Photo"), ("AAP Image/*", "*/AAP PHOTOS")),
    Agency("AFP", ("AFP Photo", "AFP Forum"), ("AFP Photo*", "*/AFP via Getty*", "*/AFP/Getty*"), "", AUTHOR_FIRST),
    Agency("Anadolu", ("AA", "Anadolu Images"), ("Anadolu Agency/*", "*/Anadolu via Getty*"), STATE),
    Agency("ANSA", ("Agenzia ANSA",), ("ANSA/*", "*/ANSA/*")),
    Agency("AP", ("AP Photo", "AP Images"), ("AP Photo*", "AP Images*", "*via AP Images")),
    Agency("APA", ("APA-Images", "APA Images"), ("APA-*", "*/APA/picturedesk*")),
    Agency("Bloomberg", ("Bloomberg News",), ("*/Bloomberg via Getty*",), "", AUTHOR_FIRST),
    Agency("dpa", ("picture alliance", "dpa-Zentralbild"), ("*/dpa-Zentralbild*", "picture alliance/*")),
    Agency("EFE", ("Agencia EFE",), ("EFE/*",)),
    Agency("EPA", ("EPA-EFE", "EPA Images"), ("EPA-EFE/*", "EPA/*"), "", AUTHOR_FIRST),
    Agency("Getty Images", ("Getty", "Getty Images News"), ("*/Getty Images*", "Getty Images*"), "", AUTHOR_FIRST),
    Agency("IRNA", ("IRNA news agency",), ("IRNA/*", "IRNA Photo*"), STATE, licence="handout", rights_days=NINETY_DAYS),
    Agency("Kyodo", ("Kyodo News",), ("Kyodo News*", "*/Kyodo News via AP*")),
    Agency("Magnum Photos", ("Magnum",), ("*/Magnum Photos*",), "Every use is billed: ask before it goes online."),
    Agency("PA", ("PA Wire", "PA Images"), ("PA Wire/*", "*/PA Wire*", "*/PA Images*")),
    Agency("PTI", ("PTI Photo",), ("PTI Photo*",)),
    Agency("Reuters", ("REUTERS", "Reuters Pictures"), ("Reuters/*", "*via Reuters Connect*"), rights_days=TWO_YEARS),
    Agency("SANA", ("SANA news agency",), ("SANA/*", "SANA via *"), STATE, licence="handout", rights_days=NINETY_DAYS),
    Agency("Shutterstock", ("Rex Features",), ("*/REX/Shutterstock", "*/Shutterstock*"), rights_days=None),
    Agency("Sputnik", ("RIA Novosti", "РИА Новости"), ("© Sputnik*", "Sputnik/*", "*/Sputnik via AP*"), STATE),
    Agency("TASS", ("TASS news agency", "ТАСС"), ("*/TASS via *", "*/ITAR-TASS/*", "TASS/*"), STATE),
    Agency("Xinhua", ("Xinhua News", "新华社"), ("Xinhua/*", "*/Xinhua via *"), STATE),
    Agency("Yonhap", ("Yonhap News",), ("Yonhap/*", "YONHAP NEWS*")),
)


def make_agencies() -> None:
    """The agencies that migrations brought are given their rules; those that are missing are made."""
    licences = {licence.key: licence for licence in Licence.objects.all()}
    for agency in AGENCIES:
        source = Source.objects.filter(name=agency.name).first() or Source(name=agency.name)
        source.aliases = list(dict.fromkeys([*source.aliases, *agency.aliases]))
        source.patterns = list(agency.patterns)
        source.warning = source.warning or agency.warning
        source.credit_form = agency.credit_form
        source.default_licence = licences[agency.licence]
        source.rights_days = agency.rights_days
        source.save()
