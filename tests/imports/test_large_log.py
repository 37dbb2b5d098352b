"""A year of a large city: 100,000 rows, in little memory and without stopping the centre."""

import time
import tracemalloc

import pytest
from django.core.management import CommandError
from django.db import connections

from incidents.actions.calls import NewCall, log_call
from incidents.imports.importing import BATCH
from incidents.models import Call, JournalEntry
from operators.models import User
from operators.roles import Role
from operators.standing import Standing

COUNT = 100_000


def rows(count):
    for i in range(count):
        day, second = 1 + i // 5000, i % 5000
        stamp = f"2025-01-{day:02} {second // 360:02}:{second % 60:02}:{i % 60:02}"
        yield f"{i},{stamp},{stamp},0812{i:08},{'Prank' if i % 7 else 'Darurat'},Laporan nomor {i}"


def test_a_hundred_thousand_calls(log):
    log.write(*rows(COUNT))
    start = time.perf_counter()
    log.load()
    taken = time.perf_counter() - start
    assert Call.objects.count() == COUNT
    assert JournalEntry.objects.count() == 1
    print(f"{COUNT:,} calls in {taken:.1f} s")
    assert taken < 60


def test_memory_does_not_grow_with_the_texts(log):
    text = "x" * 1500
    log.write(*(f"{row[: row.rindex(',')]},{text}" for row in rows(4 * BATCH)))
    tracemalloc.start()
    log.load(dry_run=True)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2.5 * BATCH * 1500 + 10_000_000 < log.csv.stat().st_size * 1.6


@pytest.mark.django_db(transaction=True)
def test_the_centre_goes_on_while_a_log_is_imported(log, centre):
    """Calls are logged between the batches; a second import of the same centre is refused, not queued."""
    user = User.objects.create(username="ayu")
    ayu = Standing(user.pk, user.username, centre.pk, Role.OPERATOR, None, "id")
    other = connections.create_connection("default")
    seen = []

    def meanwhile(_execute, sql, params, many, context):
        result = _execute(sql, params, many, context)
        if sql.startswith('INSERT INTO "incidents_call"') and not seen:
            seen.append(sql)
            with other.cursor() as cursor:
                cursor.execute("SET lock_timeout = '500ms'")
                cursor.execute("UPDATE incidents_centreclock SET seq = seq WHERE centre_id = %s", [centre.pk])
                cursor.execute("SELECT pg_try_advisory_lock(hashtext('import_calls'), %s)", [centre.pk])
                seen.append(cursor.fetchone()[0])
        return result

    log_call(standing=ayu, new=NewCall())
    log.write(*rows(10))
    try:
        with connections["default"].execute_wrapper(meanwhile):
            log.load()
    finally:
        other.close()
    assert seen[1] is False
    assert Call.objects.count() == 11


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_a_centre_do_not_run_at_once(log, centre):
    other = connections.create_connection("default")
    log.write(*rows(3))
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtext('import_calls'), %s)", [centre.pk])
            with pytest.raises(CommandError, match="still running"):
                log.load()
    finally:
        other.close()
    assert log.load()[0].startswith("Imported 3 calls")
