"""Caseloads in Parquet, and many workers: only where pyarrow and distributed are installed."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from chargeassist import ChargeAssistError
from chargeassist.hall import records
from chargeassist.hall.screened import read_screened
from chargeassist.hall.screening import screen
from tests.bulk.support import case, caseload, pack


def test_parquet_in_and_out(tmp_path: Path) -> None:
    """A column of cases is read, a table is written; it says what a file of commas says."""
    pa = pytest.importorskip("pyarrow", reason="chargeassist[bulk] is not installed")
    pq = pytest.importorskip("pyarrow.parquet")
    law = pack(tmp_path)
    cases = [json.dumps(case(n)) for n in range(8)]
    pq.write_table(pa.table({"case": [*cases, None], "n": list(range(9))}), tmp_path / "in.parquet")
    out = tmp_path / "out.parquet"
    found = screen(str(tmp_path / "in.parquet"), str(out), [law])

    assert (9, 8, 1) == (found.read, found.screened, found.refused)
    first = out.read_bytes()
    screen(str(tmp_path / "in.parquet"), str(out), [law], jobs=2)
    assert first == out.read_bytes()

    screen(caseload(tmp_path / "c.jsonl", 8), str(tmp_path / "out.csv"), [law])
    assert list(read_screened(str(tmp_path / "out.csv"))) == list(read_screened(str(out)))

    pq.write_table(pa.table({"cases": cases}), tmp_path / "in.parquet")
    (tmp_path / "none.parquet").write_text("none")
    for name, code in (("in.parquet", "F123"), ("none.parquet", "F122")):
        with pytest.raises(ChargeAssistError) as told:
            screen(str(tmp_path / name), str(out), [law])
        assert code == told.value.faults[0].code
    assert first == out.read_bytes()


@pytest.mark.filterwarnings("ignore")
def test_dask_workers_one_of_them_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers of a scheduler, one killed in the middle, write the same bytes as one process."""
    distributed: Any = pytest.importorskip("distributed", reason="chargeassist[dask] is not installed")
    monkeypatch.setattr(records, "RECORDS", 3)
    law, source = pack(tmp_path), caseload(tmp_path / "c.jsonl", 60)
    screen(source, str(tmp_path / "alone.csv"), [law])
    killed: list[int] = []

    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        pids = list(client.run(os.getpid).values())

        def kill(*_: int) -> None:
            if not killed:
                killed.append(pids[0])
                os.kill(pids[0], signal.SIGKILL)

        screen(source, str(tmp_path / "out.csv"), [law], client=client, watch=kill)
        address = cluster.scheduler_address
        screen(source, str(tmp_path / "again.csv"), [law], scheduler=address)

    assert killed
    alone = (tmp_path / "alone.csv").read_bytes()
    assert alone == (tmp_path / "out.csv").read_bytes() == (tmp_path / "again.csv").read_bytes()
