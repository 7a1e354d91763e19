"""A scheduler that is gone, has nobody who works, or is none: it is told, and what was done is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from chargeassist import ChargeAssistError
from chargeassist.hall import pools, records
from chargeassist.hall.screening import screen
from tests.bulk.support import caseload, pack
from tests.cli.support import run

distributed: Any = pytest.importorskip("distributed", reason="chargeassist[dask] is not installed")
pytestmark = pytest.mark.filterwarnings("ignore")


def _cluster(workers: int) -> Any:
    return distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=False, dashboard_address=None
    )


def _told(source: str, out: Path, law: str, **asked: Any) -> str:
    with pytest.raises(ChargeAssistError) as told:
        screen(source, out, law, **asked)
    return told.value.faults[0].said.code


class _Lost:
    """A client that gives up what it has asked for, as one does whose scheduler was killed."""

    def __init__(self, client: Any) -> None:
        self.nthreads, self.client = client.nthreads, client

    def submit(self, *asked: Any, **how: Any) -> Any:
        future = self.client.submit(*asked, **how)
        self.client.cancel([future])
        return future


def test_a_scheduler_that_is_closed_half_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a fault with a code, and a run without it goes on to the same bytes."""
    monkeypatch.setattr(records, "RECORDS", 3)
    law, source, out = pack(tmp_path), caseload(tmp_path / "c.jsonl", 60), tmp_path / "out.csv"
    screen(source, tmp_path / "alone.csv", law)
    with _cluster(1) as cluster, distributed.Client(cluster) as client:
        assert "F127" == _told(source, out, law, client=client, watch=lambda *_: cluster.close())

    with _cluster(1) as cluster, distributed.Client(cluster) as client:
        assert "F127" == _told(source, out, law, client=_Lost(client))

    assert 0 < screen(source, out, law).again < 60
    assert (tmp_path / "alone.csv").read_bytes() == out.read_bytes()


def test_a_worker_that_outlives_a_change_of_the_law(tmp_path: Path) -> None:
    """Workers that stay are asked under the law as it stands, and one that reads another law says so."""
    law, source = pack(tmp_path), caseload(tmp_path / "c.jsonl", 3)
    file = tmp_path / "pack" / "a.law"
    before = file.read_text("utf-8")
    changed = before.replace("recruitment", "harbouring")

    class Late:
        """A client whose workers read the law after it was changed."""

        def __init__(self, client: Any) -> None:
            self.nthreads, self.client = client.nthreads, client

        def submit(self, *asked: Any, **how: Any) -> Any:
            file.write_text(changed, "utf-8")
            return self.client.submit(*asked, **how)

    with (
        distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        assert "F141" == _told(source, tmp_path / "a.csv", law, client=Late(client))
        for text in (before, changed):
            file.write_text(text, "utf-8")
            screen(source, tmp_path / "b.csv", law, client=client)
            assert (text == before) == (b"supported" in (tmp_path / "b.csv").read_bytes())


def test_a_scheduler_without_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is waited for for ever, and meanwhile it is told for how long."""
    monkeypatch.setattr(pools, "STEP", 1)
    monkeypatch.setattr(pools, "PATIENCE", 2)
    law, source = pack(tmp_path), caseload(tmp_path / "c.jsonl", 3)
    waited: list[int] = []
    with _cluster(0) as cluster, distributed.Client(cluster) as client:
        assert "F127-idle" == _told(source, tmp_path / "o.csv", law, client=client, idle=waited.append)

    assert [1, 2] == waited


def test_what_is_no_address(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It is told at once and once, an empty one too, which is no wish to work here."""
    law, source = pack(tmp_path), caseload(tmp_path / "c.jsonl", 3)
    for address in ("nonsense", "", "foo://x:1", "tcp://a:b"):
        assert "F127" == _told(source, tmp_path / "o.csv", law, scheduler=address)
    assert 2 == run("screen", source, "--law", law, "-o", tmp_path / "o.csv", "--scheduler", "").code
    assert not (tmp_path / "o.csv.parts").exists()
    assert "Traceback" not in capfd.readouterr().err
