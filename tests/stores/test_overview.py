"""What pages show of the whole store is the same of either store."""

from contextlib import closing
from pathlib import Path

from stores.conftest import Opened
from vidda import ministry, report

from api.web.overview import made_of, opened
from api.web.overview_making import make
from graph.readers import readers_of
from graph.stores import last_change


def test_it_holds_findings_deadlines_and_names(store: Opened, tmp_path: Path) -> None:
    upper, file = ministry(), tmp_path / "overview.sqlite"
    key = upper.oppdrag(
        "HVI31-03", "Tolk", "Helse Vidda RHF skal ha tolk.", deadlines=("2031-03-01",)
    )
    store.put(upper, report())
    with closing(readers_of(store.location)) as readers:
        make(readers, file)
    assert made_of(file) == last_change(store.location)
    with opened(file) as connection:
        assert connection
        checks = connection.execute('SELECT DISTINCT "check" FROM finding ORDER BY 1').fetchall()
        days = connection.execute("SELECT mandate, day FROM deadline").fetchall()
        names = connection.execute("SELECT shown FROM name WHERE label = 'Oppdrag'").fetchall()
    assert ("no_trust",) in checks
    assert days == [(key, "2031-03-01")]
    assert names == [("HVI31-03",)]
