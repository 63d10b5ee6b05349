"""A bill of materials of what the server runs, in CycloneDX: `make sbom` writes it."""

from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from data.load import Tables
from docs.inventory import BROUGHT, ROOT, SERVER, Brought, Locked, direct, locked

BILL = ROOT / "sbom.cdx.json"
DIRECT = ROOT / "requirements.txt"
_LICENCE = LicenseFactory()


def bill() -> str:
    """The bill as JSON; raises ValueError where it is not what CycloneDX 1.6 allows."""
    atlas = Component(
        name="AI Factories Atlas",
        version=Tables.read().version,
        type=ComponentType.APPLICATION,
        licenses=[_LICENCE.make_from_string("Apache-2.0")],
        bom_ref="atlas",
    )
    packages = {package.name: _package(package) for package in locked(SERVER)}
    brought = [_brought(one) for one in BROUGHT if one.served]
    bom = Bom(components=[*packages.values(), *brought])
    bom.metadata.component = atlas
    bom.register_dependency(atlas, [*(packages[name] for name in direct(DIRECT)), *brought])
    for name, package in packages.items():
        bom.register_dependency(package, [packages[n] for n in _needs(name) if n in packages])
    text: str = JsonV1Dot6(bom).output_as_string(indent=2)
    if wrong := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise ValueError(wrong)
    return text


def _package(package: Locked) -> Component:
    files = ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION,
        url=XsUri(package.address),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=sha) for sha in package.hashes],
        comment="any of these files, by system and version of Python",
    )
    return Component(
        name=package.name,
        version=package.version,
        purl=PackageURL("pypi", name=package.name, version=package.version),
        licenses=[_LICENCE.make_from_string(package.licence)],
        external_references=[files],
        bom_ref=package.name,
    )


def _brought(one: Brought) -> Component:
    scope, _, name = one.name.rpartition("/")
    return Component(
        name=name,
        group=scope or None,
        version=one.version,
        description=one.what,
        purl=None if one.page else PackageURL("npm", scope or None, name, one.version),
        licenses=[_LICENCE.make_from_string(one.licence)],
        external_references=[
            ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=XsUri(one.address))
        ],
        components=[_file(path) for path in one.files()],
        bom_ref=one.name,
    )


def _file(path: Path) -> Component:
    sha = HashType(alg=HashAlgorithm.SHA_256, content=sha256(path.read_bytes()).hexdigest())
    name = path.relative_to(ROOT).as_posix()
    return Component(name=name, type=ComponentType.FILE, hashes=[sha], bom_ref=name)


def _needs(name: str) -> Iterator[str]:
    """What a package asks for on this system; nothing where it is itself not for this system."""
    try:
        asked = [Requirement(line) for line in requires(name) or ()]
    except PackageNotFoundError:
        return
    for requirement in asked:
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield canonicalize_name(requirement.name)


if __name__ == "__main__":
    BILL.write_text(bill() + "\n", encoding="utf-8", newline="\n")
    print(f"{BILL.relative_to(ROOT)} lists what the server runs.")
