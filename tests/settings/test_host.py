"""What sshd must do for the account, seen through what it prints of itself."""

import os
import pwd
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from tui.domain.errors import HostFault
from tui.settings.host import Host, faults_of_host

OWNER = pwd.getpwuid(os.geteuid()).pw_name
SOUND = f"""\
authenticationmethods publickey
authorizedkeysfile none
authorizedkeyscommand /usr/lib/a/keys %u %t %k
authorizedkeyscommanduser {OWNER}
passwordauthentication no
kbdinteractiveauthentication no
disableforwarding yes
allowtcpforwarding no
allowstreamlocalforwarding no
allowagentforwarding no
x11forwarding no
permittunnel no
gatewayports no
permitlisten none
permitopen none
permituserrc no
exposeauthinfo yes
acceptenv LANG
acceptenv LC_*
"""


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Host:
    """Make a host of which only sshd is looked at."""
    for name in ("store", "slots", "state"):
        (tmp_path / name).mkdir(mode=0o700)
    made = Host(tmp_path / "store", tmp_path / "slots", tmp_path / "state", Path("/usr/lib/a/gate"))
    monkeypatch.setattr("tui.settings.host.host_from", lambda _: made)
    monkeypatch.setattr("tui.settings.host.check_roots_own", lambda _: None)
    monkeypatch.setattr("tui.settings.host._password_of", lambda _: "*")
    return made


def found(monkeypatch: pytest.MonkeyPatch, told: str) -> list[tuple[str, object]]:
    """Give what is found where sshd tells this of itself."""
    ran = SimpleNamespace(stdout=told)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: ran)
    faults = faults_of_host(Path("/c"), None)
    return [(one.code, one.facts.get("name")) for one in faults]


@pytest.mark.usefixtures("host")
class TestSshd:
    def test_that_is_as_it_must_be_has_no_fault(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert found(monkeypatch, SOUND) == []

    @pytest.mark.parametrize(
        "line", [line for line in SOUND.splitlines() if "acceptenv" not in line]
    )
    def test_must_have_every_value(self, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
        name = line.partition(" ")[0]
        told = SOUND.replace(line, f"{name} other")
        assert found(monkeypatch, told) == [(HostFault.SSHD_VALUE, name)]

    @pytest.mark.parametrize("name", ["*", "LD_PRELOAD", "PYTHON*", "L*"])
    def test_must_take_no_variable_that_loads_code(
        self, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        told = f"{SOUND}acceptenv {name}\n"
        assert found(monkeypatch, told) == [(HostFault.ACCEPTS, name)]

    def test_that_cannot_be_asked_is_a_fault(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fails(*_: object, **__: object) -> object:
            raise subprocess.CalledProcessError(1, "sshd", stderr="no hostkeys available")

        monkeypatch.setattr(subprocess, "run", fails)
        (fault,) = faults_of_host(Path("/c"), None)
        assert (fault.code, fault.facts) == (HostFault.NO_SSHD, {"reason": "no hostkeys available"})


class TestTheDirectories:
    def test_must_be_the_account_s_alone(self, host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
        host.state.chmod(0o755)
        assert found(monkeypatch, SOUND) == [(HostFault.NOT_OWN, None)]
