"""W3C Trace Context level 2, section 3.2 "Traceparent Header"."""

from w3c_vector import PARENT, TRACE, VALID, Vector, continues, traceparent

IDS = f"{TRACE}-{PARENT}"
ZEROS = "0" * 32


def several(sentence, *values):
    return Vector(sentence, [["traceparent", value] for value in values] + [["tracestate", "vendor=1"]])


HEADERS = [
    Vector("without a traceparent a new trace begins", []),
    Vector("a tracestate alone is not read", [["tracestate", "vendor=1"]]),
    Vector("other headers are not passed on", [["traceparent", VALID], ["x-tenant", "7"]], continues()),
    Vector("the name of the header is compared without case", [["TraceParent", VALID]], continues()),
    Vector("the name in capitals is the same header", [["TRACEPARENT", VALID]], continues()),
    Vector("a name with a dash is another header", [["trace-parent", VALID]]),
    Vector("a name with an underscore is another header", [["trace_parent", VALID]]),
    Vector("a name with a letter more is another header", [["traceparents", VALID]]),
    several("two different traceparents restart the trace", VALID, VALID.replace("31-", "32-")),
    several("two equal traceparents restart the trace", VALID, VALID),
    several("a valid traceparent before an invalid one restarts the trace", VALID, "nonsense"),
    several("a valid traceparent after an invalid one restarts the trace", "nonsense", VALID),
    several("a valid traceparent before an empty one restarts the trace", VALID, ""),
    several("a valid traceparent after an empty one restarts the trace", "", VALID),
    several("two traceparents of a future version restart the trace", f"cc-{IDS}-01", f"cc-{IDS}-01"),
    several("two traceparents of a future version with more fields restart the trace",
            f"cc-{IDS}-01-a", f"cc-{IDS}-01-a"),
    Vector("two traceparents whose names differ in case restart the trace",
           [["traceparent", VALID], ["Traceparent", VALID]]),
]

VERSION = [
    traceparent("a valid traceparent is continued", VALID, continues()),
    traceparent("version ff is invalid", f"ff-{IDS}-01"),
    traceparent("version ff is invalid with more fields too", f"ff-{IDS}-01-what-the-future-brings"),
    traceparent("a version in uppercase is invalid", f"CC-{IDS}-01"),
    traceparent("a version of one digit is invalid", f"0-{IDS}-01"),
    traceparent("a version of three digits is invalid", f"000-{IDS}-01"),
    traceparent("a version that is not hexadecimal is invalid", f"0g-{IDS}-01"),
    traceparent("a version with a sign is invalid", f"+0-{IDS}-01"),
    traceparent("an empty version is invalid", f"-{IDS}-01"),
    traceparent("version 00 with a dash at the end is invalid", f"{VALID}-"),
    traceparent("version 00 with one more field is invalid", f"{VALID}-00"),
    traceparent("version 00 with one more character is invalid", f"{VALID}0"),
    traceparent("version 01 is read as far as we know it, and written as 00", f"01-{IDS}-01", continues()),
    traceparent("version fe is read as far as we know it, and written as 00", f"fe-{IDS}-01", continues()),
    traceparent("a future version may go on after a dash", f"cc-{IDS}-01-what-the-future-brings", continues()),
    traceparent("a future version may end with a dash", f"cc-{IDS}-01-", continues()),
    traceparent("a future version may go on in any letters", f"01-{IDS}-01-ÄÖ %", continues()),
    traceparent("a future version that goes on without a dash is invalid", f"cc-{IDS}-01.what-the-future-brings"),
    traceparent("a future version with longer flags is invalid", f"cc-{IDS}-0100"),
    traceparent("a future version below 55 characters is invalid", f"cc-{IDS}-1"),
    traceparent("a future version with an uppercase trace-id is invalid", f"cc-{TRACE.upper()}-{PARENT}-01"),
    traceparent("a future version with a zero trace-id is invalid", f"cc-{ZEROS}-{PARENT}-01"),
    traceparent("a future version with a comma is two headers joined, and invalid", f"cc-{IDS}-01-a,b"),
    traceparent("of a future version's flags only the known ones go out", f"cc-{IDS}-ff-x", continues("03")),
]

IDS_AND_FLAGS = [
    traceparent("a zero trace-id is invalid", f"00-{ZEROS}-{PARENT}-01"),
    traceparent("a trace-id in uppercase is invalid", f"00-{TRACE.upper()}-{PARENT}-01"),
    traceparent("a trace-id with one uppercase digit is invalid", VALID.replace("0af", "0Af")),
    traceparent("a trace-id of 31 digits is invalid", f"00-{TRACE[1:]}-{PARENT}-01"),
    traceparent("a trace-id of 33 digits is invalid", f"00-0{TRACE}-{PARENT}-01"),
    traceparent("a trace-id of 16 digits is invalid", f"00-{TRACE[16:]}-{PARENT}-01"),
    traceparent("a trace-id that is not hexadecimal is invalid", VALID.replace("0af", "0xf")),
    traceparent("a trace-id with a digit outside ASCII is invalid", VALID.replace("0af", "٣a")),
    *(traceparent(f"a trace-id with a zero {half} half is valid", f"00-{trace}-{PARENT}-01", continues(trace=trace))
      for half, trace in [("first", "0" * 16 + TRACE[16:]), ("second", TRACE[:16] + "0" * 16)]),
    traceparent("the largest trace-id is valid", f"00-{'f' * 32}-{PARENT}-01", continues(trace="f" * 32)),
    traceparent("a zero parent-id is invalid", f"00-{TRACE}-{'0' * 16}-01"),
    traceparent("a parent-id in uppercase is invalid", f"00-{TRACE}-{PARENT.upper()}-01"),
    traceparent("a parent-id of 15 digits is invalid", f"00-{TRACE}-{PARENT[1:]}-01"),
    traceparent("a parent-id of 17 digits is invalid", f"00-{TRACE}-0{PARENT}-01"),
    traceparent("a parent-id that is not hexadecimal is invalid", f"00-{TRACE}-{PARENT[:-1]}g-01"),
    traceparent("a dash in another place is invalid", f"00-{TRACE}{PARENT[0]}-{PARENT[1:]}-01"),
    traceparent("dots in place of dashes are invalid", VALID.replace("-", ".")),
    traceparent("underscores in place of dashes are invalid", VALID.replace("-", "_")),
    traceparent("missing dashes are invalid", VALID.replace("-", "")),
    traceparent("flags 00 stay 00", f"00-{IDS}-00", continues("00")),
    traceparent("flags 02: the trace-id stays random, and unsampled", f"00-{IDS}-02", continues("02")),
    traceparent("flags 03: sampled and random stay", f"00-{IDS}-03", continues("03")),
    traceparent("flags 04: an unknown bit goes out as 0", f"00-{IDS}-04", continues("00")),
    traceparent("flags 09: sampled is read beside an unknown bit", f"00-{IDS}-09", continues("01")),
    traceparent("flags fc: unknown bits are neither sampled nor random", f"00-{IDS}-fc", continues("00")),
    traceparent("flags ff: only the known ones go out", f"00-{IDS}-ff", continues("03")),
    traceparent("flags in uppercase are invalid", f"00-{IDS}-0A"),
    traceparent("flags of one digit are invalid", f"00-{IDS}-1"),
    traceparent("flags of three digits are invalid", f"00-{IDS}-001"),
    traceparent("flags that are not hexadecimal are invalid", f"00-{IDS}-0x"),
    traceparent("missing flags are invalid", f"00-{IDS}"),
    traceparent("empty flags are invalid", f"00-{IDS}-"),
]

CHARACTERS = [
    traceparent("an empty traceparent is invalid", ""),
    traceparent("a traceparent of white space is invalid", " \t "),
    traceparent("spaces around a traceparent are HTTP's and are taken away", f"  {VALID} ", continues()),
    traceparent("tabs around a traceparent are HTTP's and are taken away", f"\t{VALID}\t\t", continues()),
    traceparent("a space within a traceparent is invalid", VALID.replace("-b7", "- b7")),
    traceparent("a space in place of a digit is invalid", VALID[:-2] + " 1"),
    traceparent("a lone carriage return after a traceparent is invalid", f"{VALID}\r"),
    traceparent("a lone carriage return before a traceparent is invalid", f"\r{VALID}"),
    traceparent("a lone carriage return in place of a digit is invalid", VALID[:-1] + "\r"),
    traceparent("a carriage return before a trailing space is invalid", f"{VALID}\r "),
    traceparent("a carriage return and a line feed after a traceparent are invalid", f"{VALID}\r\n"),
    traceparent("a line feed after a traceparent is invalid", f"{VALID}\n"),
    traceparent("a null character after a traceparent is invalid", f"{VALID}\0"),
    traceparent("a vertical tab around a traceparent is no white space of HTTP", f"\v{VALID}"),
    traceparent("a no-break space around a traceparent is no white space of HTTP", f"\u00a0{VALID}"),
    traceparent("a combining accent after a traceparent is invalid", f"{VALID}\u0301"),
    traceparent("full-width digits are invalid", VALID.replace("00-", "\uff10\uff10-", 1)),
    traceparent("quotes around a traceparent are invalid", f'"{VALID}"'),
    traceparent("a comma after a traceparent is invalid", f"{VALID},"),
    traceparent("two traceparents in one line are invalid", f"{VALID},{VALID}"),
    traceparent("a very long traceparent is invalid", VALID * 1000),
    traceparent("a very long traceparent of a future version is continued",
                f"cc-{IDS}-01-" + "x" * 100_000, continues()),
]

VECTORS = HEADERS + VERSION + IDS_AND_FLAGS + CHARACTERS
