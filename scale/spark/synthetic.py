"""Synthetic reports: short news texts from templates, the same for the same number, for tests and measurements.

Outlets, persons and acts are invented; states are real. A report has 47 to 61 words (with `--short`, without its last two
sentences, 30 to 42), and some share of them are bad on purpose: no JSON, an empty text, another language.

    python synthetic.py --reports 20000 --out reports/ [--short] [--files 8] [--bad 0.01] [--as jsonl|parquet|warc]
"""

import argparse
import datetime
import gzip
import json
import pathlib
import random

STATES = [
    ("Norway", "Norwegian", "Oslo"),
    ("Estonia", "Estonian", "Tallinn"),
    ("Peru", "Peruvian", "Lima"),
    ("Chile", "Chilean", "Santiago"),
    ("Ghana", "Ghanaian", "Accra"),
    ("Kenya", "Kenyan", "Nairobi"),
    ("Jordan", "Jordanian", "Amman"),
    ("Morocco", "Moroccan", "Rabat"),
    ("Malaysia", "Malaysian", "Kuala Lumpur"),
    ("Vietnam", "Vietnamese", "Hanoi"),
    ("Bulgaria", "Bulgarian", "Sofia"),
    ("Portugal", "Portuguese", "Lisbon"),
]
GIVEN = ["Ana", "Ingrid", "Marko", "Samuel", "Leila", "Tomas", "Mariam", "Henrik", "Paula", "Idris", "Noor", "Viktor"]
FAMILY = ["Dorn", "Solheim", "Veski", "Quispe", "Oyarce", "Mensah", "Barako", "Haddad", "Tazi", "Petkov", "Salgado"]
POSTS = ["Foreign Minister", "Defence Minister", "Trade Minister", "Prime Minister", "government spokesman"]
OUTLETS = ["Meridian Wire", "Nordlight Agency", "Pacific Desk", "Harbour Times", "The Velmar Courier"]
SAYINGS = [
    'the talks on {topic} "will not be reopened this year"',
    "{other} had promised to pay {number} million for {topic}",
    '{topic} was "a matter for the two governments alone"',
    "his government would recall {number} officers from the border",
    "the {otherish} side had rejected the offer on {topic}",
]
TOPICS = ["fishing rights", "the gas pipeline", "grain exports", "the harbour treaty", "border posts", "the rail line"]
ACTS = [
    "{state} demanded on {weekday} that {other} release {number} sailors held since the spring.",
    "{state} imposed sanctions on {number} {otherish} firms on {weekday} over {topic}.",
    "{state} and {other} signed an agreement on {topic} in {capital} on {weekday}, ending {number} days of talks.",
    "{state} accused {other} on {weekday} of moving {number} soldiers to the border near {capital}.",
    "{state} will send {number} tonnes of aid to {other}, the cabinet in {capital} decided on {weekday}.",
]
CLOSINGS = [
    "Officials in {othercapital} did not comment. Meetings are planned for {month}.",
    'A diplomat in {othercapital} called the account "invented" and asked for proof.',
    "According to {outlet}, a second round is expected in {month}.",
    "The two governments last met {number} weeks ago, in {othercapital}.",
]
FIRST_DAY = datetime.date(2031, 1, 6)


def report(number, short=False):
    """The report of a number, as the filter takes it."""
    pick = random.Random(number)
    (state, _, capital), (other, otherish, othercapital) = pick.sample(STATES, 2)
    day = FIRST_DAY + datetime.timedelta(days=pick.randrange(180))
    words = {
        "state": state,
        "other": other,
        "otherish": otherish,
        "capital": capital,
        "othercapital": othercapital,
        "topic": pick.choice(TOPICS),
        "number": pick.randrange(2, 990),
        "weekday": (day - datetime.timedelta(days=pick.randrange(3))).strftime("%A"),
        "month": pick.choice(["June", "August", "October"]),
        "outlet": pick.choice(OUTLETS),
    }
    speaker = f"{pick.choice(POSTS)} {pick.choice(GIVEN)} {pick.choice(FAMILY)}"
    act = pick.choice(ACTS).format(**words)
    said = pick.choice(SAYINGS).format(**words)
    closing = pick.choice(CLOSINGS).format(**words)
    text = f"{act} {speaker} told reporters in {capital} that {said}."
    if not short:
        text = f"{text} {closing} This is dispatch {number} of the desk."
    return {
        "id": f"syn-{number:08d}",
        "uri": f"https://desk.example/{day:%Y/%m}/{number}",
        "title": None,
        "published": day.isoformat() if number % 97 else None,
        "publisher": pick.choice(OUTLETS),
        "text": text,
    }


BAD = [
    '{"id": "bad-%d", "text": ',
    '{"id": "bad-%d", "text": ""}',
    '{"id": "bad-%d", "text": "Die Regierung in Wien hat am Freitag erklärt, dass die Verhandlungen über das Gas nicht '
    'fortgesetzt werden, solange der Nachbar seine Truppen nicht von der Grenze abzieht."}',
    '{"id": "bad-%d", "text": 7}',
]


def line(number, bad=0.0, short=False):
    """A line of JSON Lines, without its end: the report, or in a share of cases what cannot be read."""
    if random.Random(f"bad {number}").random() < bad:
        kind = BAD[number % len(BAD)]
        return kind % number
    return json.dumps({name: value for name, value in report(number, short).items() if value is not None}, ensure_ascii=False)


def warc_record(number, of_type="text/html; charset=utf-8"):
    """A page that holds the report, as a WARC response record."""
    made = report(number)
    paragraphs = "".join(f"<p>{sentence.strip()}.</p>" for sentence in made["text"].split(". ") if sentence.strip(" ."))
    page = (
        f'<!doctype html><html lang="en"><head><title>Dispatch {number}</title>'
        f'<meta property="article:published_time" content="{made["published"] or ""}"></head>'
        f"<body><article><h1>Dispatch {number}</h1>{paragraphs}</article></body></html>"
    ).encode()
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {of_type}\r\nContent-Length: {len(page)}\r\n\r\n".encode() + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {made['uri']}\r\nWARC-Date: 2031-08-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    ).encode()
    return head + http + b"\r\n\r\n"


def write(folder, reports, files=8, bad=0.0, kind="jsonl", short=False):
    """Writes the reports into so many files of a folder; short ones as JSON Lines alone."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for place in range(files):
        numbers = range(place * reports // files, (place + 1) * reports // files)
        name = folder / f"reports-{place:03d}"
        if kind == "jsonl":
            with open(f"{name}.jsonl", "w", encoding="utf-8", newline="\n") as file:
                for number in numbers:
                    file.write(line(number, bad, short) + "\n")
        elif kind == "warc":
            with open(f"{name}.warc.gz", "wb") as file:
                for number in numbers:
                    file.write(gzip.compress(warc_record(number), mtime=0))
        else:
            import pyarrow
            import pyarrow.parquet

            rows = [report(number) for number in numbers]
            shape = pyarrow.schema([(column, pyarrow.string()) for column in rows[0]])
            pyarrow.parquet.write_table(
                pyarrow.Table.from_pylist(rows, schema=shape), f"{name}.parquet", row_group_size=500
            )


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reports", type=int, required=True)
    options.add_argument("--out", required=True)
    options.add_argument("--files", type=int, default=8)
    options.add_argument("--bad", type=float, default=0.0)
    options.add_argument("--short", action="store_true")
    options.add_argument("--as", dest="kind", choices=["jsonl", "parquet", "warc"], default="jsonl")
    given = options.parse_args()
    write(given.out, given.reports, given.files, given.bad, given.kind, given.short)
