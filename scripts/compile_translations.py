"""Compile fagloft/locale/*/LC_MESSAGES/django.po to .mo where the .po is newer."""

from pathlib import Path

LOCALE = Path(__file__).resolve().parent.parent / "fagloft" / "locale"


def stale_catalogues(locale: Path) -> list[Path]:
    return [po for po in sorted(locale.glob("*/LC_MESSAGES/django.po")) if is_stale(po)]


def is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime


def compile_catalogue(po: Path) -> None:
    # Babel takes longer to import than all else here, and most runs have nothing to compile.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parent.parent.name)
    unfinished = po.with_suffix(".mo.unfinished")
    with unfinished.open("wb") as target:
        write_mo(target, catalogue)
    unfinished.replace(po.with_suffix(".mo"))


def main() -> None:
    for po in stale_catalogues(LOCALE):
        compile_catalogue(po)
        print(f"Compiled {po.relative_to(LOCALE.parent.parent)}")


if __name__ == "__main__":
    main()
