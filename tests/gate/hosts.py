"""A host of its own for the entrance: a throw-away account, its program, and a private sshd."""

import grp
import os
import re
import shutil
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from time import monotonic, sleep

from packaging.requirements import Requirement

from tests.missing import do_without, not_granted

ROOT = Path(__file__).parents[2]
DEPLOY, DEPLOY_PAGE = ROOT / "deploy", ROOT / "docs" / "deploy.md"
SSHD = Path("/usr/sbin/sshd")
PROGRAMS = {
    "openssh-server": (SSHD,),
    "openssh-client": (Path("/usr/bin/ssh"), Path("/usr/bin/scp"), Path("/usr/bin/ssh-keygen")),
    "passwd": (Path("/usr/sbin/useradd"), Path("/usr/sbin/userdel")),
    "util-linux": (Path("/usr/sbin/runuser"), Path("/usr/bin/setpriv")),
    "procps": (Path("/usr/bin/ps"),),
}
"""What is run, by the Debian package that brings it."""

PLACES, NAME = Path("/opt"), "mentorat-test-"
"""Where the directory of a host is made, and how its name begins."""

PATIENCE = 120.0
"""Seconds that a command over SSH gets."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a command came to."""

    code: int
    out: str
    err: str


@dataclass(slots=True)
class Host:
    """A host that people can log in to, with the directory that holds all of it."""

    place: Path
    account: str
    port: int = 0
    _keys: dict[str, Path] = field(default_factory=dict)

    @property
    def store(self) -> Path:
        """The directory of the store."""
        return self.place / "var" / "store"

    @property
    def python(self) -> Path:
        """The interpreter that runs the gate."""
        return self.place / "program" / "bin" / "python"

    @property
    def gate(self) -> Path:
        """The program to which every key leads."""
        return self.place / "lib" / "gate"

    @property
    def configuration(self) -> Path:
        """The file that the administrator writes."""
        return self.place / "etc" / "config.toml"

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a command of the administrator's."""
        return {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.place / "var" / "state"),
            "LC_ALL": "C.UTF-8",
        }

    def as_account(self, *command: str, content: bytes | None = None) -> Said:
        """Run a command as the account."""
        return said(
            ["/usr/sbin/runuser", "-u", self.account, "--", *command],
            content,
            environment=self.environment,
        )

    def mentorat(self, *words: str, content: bytes | None = None) -> str:
        """Run the program on the store as the administrator does, and give what it prints."""
        found = said([str(self.place / "lib" / "admin"), *words], content, environment={})
        assert found.code == 0, found.err
        return found.out

    def key_of(self, who: str, kind: str = "ed25519") -> Path:
        """Make a key for somebody, once."""
        if who not in self._keys:
            path = self.place / "clients" / f"{who}.key"
            made = ["ssh-keygen", "-q", "-t", kind, "-N", "", "-C", who, "-f", str(path)]
            subprocess.run(made, check=True, stdin=subprocess.DEVNULL, capture_output=True)
            self._keys[who] = path
        return self._keys[who]

    def line_of(self, who: str) -> bytes:
        """Give the line of somebody's public key."""
        return self.key_of(who).with_suffix(".key.pub").read_bytes()

    def admit(self, who: str, *, until: str = "") -> None:
        """Let somebody in with a key of their own."""
        words = ["access", "key", "add", who, "-", *(["--until", until] if until else [])]
        self.mentorat(*words, content=self.line_of(who))

    def client(self, who: str, *options: str) -> list[str]:
        """Give the beginning of a command line of ssh."""
        return [
            "ssh",
            *("-F", "none", "-i", str(self.key_of(who)), "-p", str(self.port)),
            *("-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes", "-o", "LogLevel=ERROR"),
            *("-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null"),
            *options,
            f"{self.account}@127.0.0.1",
        ]

    def ssh(
        self, who: str, command: str | bytes, *options: str, content: bytes | None = None
    ) -> Said:
        """Run a command over SSH, exactly as it is written."""
        typed = command if isinstance(command, bytes) else command.encode()
        line: list[str | bytes] = [*self.client(who, *options), b"--", typed]
        return said(line, content, environment=os.environ)

    @property
    def log(self) -> str:
        """What sshd has told."""
        return (self.place / "sshd.log").read_text("utf-8", "replace")


def said(
    command: Sequence[str | bytes],
    content: bytes | None = None,
    *,
    environment: Mapping[str, str] | None = None,
) -> Said:
    """Run a command to its end; give what came of it."""
    ran = subprocess.run(
        list(command),
        input=b"" if content is None else content,
        capture_output=True,
        check=False,
        timeout=PATIENCE,
        env=environment,
        cwd="/",
    )
    return Said(
        ran.returncode, ran.stdout.decode("utf-8", "replace"), ran.stderr.decode("utf-8", "replace")
    )


@contextmanager
def a_host() -> Iterator[Host]:
    """Make a host and end it: nothing of it is left, and nothing else was touched."""
    _check_machine()
    place = PLACES / f"{NAME}{os.getpid()}"
    host = Host(place, f"mt-{os.getpid()}")
    _sweep()
    separation = Path("/run/sshd")  # which the service makes
    makes_separation = not separation.exists()
    try:
        separation.mkdir(mode=0o755, exist_ok=True)
        _set_up(host)
        with _sshd_of(host):
            yield host
    finally:
        _remove(host)
        if makes_separation:
            with suppress(OSError):
                separation.rmdir()


def _sweep() -> None:
    """Remove what a process that was killed has left of its host; its sshd ended with it."""
    for place in PLACES.glob(f"{NAME}*"):
        number = place.name.removeprefix(NAME)
        if number.isdecimal() and not Path(f"/proc/{number}").exists():
            _remove(Host(place, f"mt-{number}"))


def _check_machine() -> None:
    if os.geteuid() != 0:
        not_granted("root, to make a throw-away account and a private sshd")
    for package, programs in PROGRAMS.items():
        for program in programs:
            if not program.exists():
                do_without(f"{program.name} ({package})")
    _interpreter()
    _check_place()
    probe = f"mt-probe-{os.getpid()}"
    try:
        _check_right("accounts", "useradd", "--system", "--no-create-home", probe)
        _check_right("other accounts", "chroot", f"--userspec={probe}", "/", "/bin/true")
        _check_right("other accounts", "runuser", "-u", probe, "--", "/bin/true")
    finally:
        _remove_account(probe)
    try:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
    except OSError as error:
        not_granted(f"a port of the loopback ({error.strerror})")


def _check_place() -> None:
    """Check that root alone writes where the host is made, and that programs can run there."""
    if not os.access(PLACES, os.W_OK):
        not_granted(f"a directory in {PLACES}")
    found = PLACES.stat()
    if found.st_uid != 0 or found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        not_granted(f"{PLACES}, written by root alone")
    if os.statvfs(PLACES).f_flag & os.ST_NOEXEC:
        not_granted(f"programs in {PLACES}")


def _check_right(what: str, program: str, *words: str) -> None:
    ran = subprocess.run(
        [f"/usr/sbin/{program}", *words], check=False, capture_output=True, text=True
    )
    if ran.returncode != 0:
        not_granted(f"{what} ({program}: {ran.stderr.strip()})")


def _interpreter() -> Path:
    """Give an interpreter of this version that every account can run."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for found in (Path(sys.base_prefix) / "bin" / version, Path("/usr/bin") / version):
        if found.exists() and all(
            one.stat().st_mode & stat.S_IXOTH for one in (found.resolve(), *found.resolve().parents)
        ):
            return found
    return not_granted(f"a {version} that every account can run, in {sys.base_prefix} or /usr")


def _remove(host: Host) -> None:
    _remove_account(host.account)
    shutil.rmtree(host.place, ignore_errors=True)


def _remove_account(name: str) -> None:
    for _ in range(50):
        found = subprocess.run(["/usr/sbin/userdel", name], check=False, capture_output=True)
        if found.returncode in (0, 6):
            break
        sleep(0.1)
    with suppress(KeyError):
        grp.getgrnam(name)
        subprocess.run(["/usr/sbin/groupdel", name], check=False, capture_output=True)


def commands_of(page: Path) -> list[str]:
    """Give what a page types at root's prompt, in order."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def _set_up(host: Host) -> None:
    """Do what docs/deploy.md says, at places of our own."""
    place = host.place
    for directory in (place, place / "clients", place / "sshd_config.d"):
        directory.mkdir(mode=0o755)
    shutil.copytree(DEPLOY, place / "deploy")
    for path in (place / "deploy").iterdir():
        path.write_text(in_place(path.read_text("utf-8"), host), "utf-8")
    (place / "claire.pub").write_bytes(host.line_of("claire"))
    for command in commands_of(DEPLOY_PAGE):
        _do(in_place(command, host), host)


def _do(command: str, host: Host) -> None:
    """Run a command of the page; give what needs the network or the init system its stead."""
    if command.startswith("apt-get install"):
        return  # the machine was checked for it
    if "/pip install" in command:
        _install(host)
        return
    if command.startswith("systemctl reload"):
        return  # a daemon of our own reads the configuration
    if command == "sshd -t":
        _configure(host)
        command = f"{SSHD} -t -f {host.place}/sshd.conf"
    if command.endswith("doctor --host"):
        command += f" --host-file {host.configuration} --sshd-file {host.place}/sshd.conf"
    command = command.replace("python3 -m venv", f"{_interpreter()} -I -m venv --without-pip")
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    ran = subprocess.run(
        ["/bin/sh", "-ec", command],
        cwd=host.place,
        env=environment,
        capture_output=True,
        check=False,
        text=True,
    )
    assert ran.returncode == 0, (command, ran.stdout, ran.stderr)


def _install(host: Host) -> None:
    """Copy the program and what it needs, in the stead of pip, which wants an index."""
    packages = next((host.place / "program").glob("lib/python*/site-packages"))
    for name in _wanted("mentorat"):
        _copy(name, packages)
    shutil.copytree(ROOT / "tui", packages / "tui")
    shutil.copy(ROOT / "sample_cohort.json", packages / "tui")
    compiled = [str(host.python), "-I", "-m", "compileall", "-q", str(packages / "tui")]
    subprocess.run(compiled, check=False, capture_output=True)


def in_place(text: str, host: Host) -> str:
    """Give a text with the places and the account of a host instead of the usual ones."""
    for usual, here in (
        ("/opt/mentorat", f"{host.place}/program"),
        ("/etc/mentorat", f"{host.place}/etc"),
        ("/etc/ssh/", f"{host.place}/"),
        ("/usr/local/lib/mentorat", f"{host.place}/lib"),
        ("/var/lib/mentorat", f"{host.place}/var"),
        ("User mentorat", f"User {host.account}"),
        ("-u mentorat", f"-u {host.account}"),
        ("-o mentorat -g mentorat", f"-o {host.account} -g {host.account}"),
        ("'*' mentorat", f"'*' {host.account}"),
    ):
        text = text.replace(usual, here)
    return text


def _write(path: Path, text: str, mode: int) -> None:
    path.write_text(text, "utf-8")
    path.chmod(mode)


def _wanted(name: str, found: dict[str, None] | None = None) -> dict[str, None]:
    """Give the distributions that one needs, without itself."""
    found = {} if found is None else found
    for line in distribution(name).requires or ():
        needed = Requirement(line)
        if needed.name in found or (needed.marker and not needed.marker.evaluate({"extra": ""})):
            continue
        with suppress(PackageNotFoundError):
            distribution(needed.name)
            found[needed.name] = None
            _wanted(needed.name, found)
    return found


def _copy(name: str, packages: Path) -> None:
    for file in distribution(name).files or ():
        source = Path(str(file.locate()))
        if file.parts[0] == ".." or not source.is_file():
            continue
        target = packages.joinpath(*file.parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)  # what was compiled goes by the time of its source


def _configure(host: Host) -> None:
    """Write the configuration of an sshd on the loopback, with what the page has installed."""
    key = host.place / "host.key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host.port = free.getsockname()[1]
    general = (
        f"ListenAddress 127.0.0.1:{host.port}\nHostKey {key}\nPidFile none\nUsePAM no\n"
        "MaxStartups 100:30:200\nMaxAuthTries 6\nStrictModes yes\n"
        "Subsystem sftp internal-sftp\n"
        f"Include {host.place}/sshd_config.d/*.conf\n"
    )
    _write(host.place / "sshd.conf", general, 0o644)


@contextmanager
def _sshd_of(host: Host) -> Iterator[None]:
    """Run an sshd that listens on the loopback only."""
    place = host.place
    with (place / "sshd.log").open("wb") as log:
        daemon = subprocess.Popen(
            # it ends with this process, however that ends
            [
                "/usr/bin/setpriv",
                "--pdeathsig",
                "TERM",
                str(SSHD),
                "-D",
                "-e",
                "-f",
                str(place / "sshd.conf"),
            ],
            stdout=log,
            stderr=log,
        )
        try:
            _await(host, daemon)
            yield
        finally:
            daemon.terminate()
            daemon.wait(timeout=PATIENCE)


def _await(host: Host, daemon: "subprocess.Popen[bytes]") -> None:
    give_up = monotonic() + PATIENCE
    while monotonic() < give_up and daemon.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", host.port), 1):
            return
        sleep(0.05)
    raise RuntimeError(host.log)
