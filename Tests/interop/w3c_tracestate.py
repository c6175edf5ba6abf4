"""W3C Trace Context level 2, section 3.3 "Tracestate Header"."""

from w3c_vector import VALID, Vector, continues, tracestate


def members(count, length=None):
    """`count` members, each of `length` characters where that is given."""
    plain = [f"k{number:02}=v" for number in range(count)]
    return plain if length is None else [member + "x" * (length - len(member)) for member in plain]


def joined(*parts):
    return ",".join(parts)


LIST = [
    tracestate("one member is passed on", "vendor=1", "vendor=1"),
    tracestate("members keep their order", "b=2,a=1,c=3", "b=2,a=1,c=3"),
    tracestate("several headers are joined in order", ["b=2", "a=1,c=3", "d=4"], "b=2,a=1,c=3,d=4"),
    Vector("the name of the header is compared without case",
           [["traceparent", VALID], ["TraceState", "a=1"], ["TRACESTATE", "b=2"]], continues(), tracestate="a=1,b=2"),
    Vector("other headers between do not matter",
           [["tracestate", "a=1"], ["x-tenant", "7"], ["traceparent", VALID], ["tracestate", "b=2"]],
           continues(), tracestate="a=1,b=2"),
    Vector("an unsampled trace carries its tracestate too",
           [["traceparent", VALID[:-2] + "00"], ["tracestate", "a=1"]], continues("00"), tracestate="a=1"),
    Vector("a valid tracestate beside an invalid traceparent is dropped",
           [["traceparent", VALID.upper()], ["tracestate", "a=1"]]),
    tracestate("an empty tracestate is left out", "", None),
    tracestate("several empty headers are left out", ["", " ", ""], None),
    tracestate("only commas are left out", " , ,,", None),
    tracestate("an empty header between others does not matter", ["a=1", "", "b=2"], "a=1,b=2"),
    tracestate("empty members are allowed", ",a=1,,b=2,", "a=1,b=2"),
    tracestate("white space around members is taken away", " a=1 \t,\t b=2  ", "a=1,b=2"),
    tracestate("members of white space are allowed", "a=1, \t ,b=2", "a=1,b=2"),
    tracestate("one malformed member drops the whole tracestate, and only that", "a=1,nonsense,b=2", None),
    tracestate("a malformed member in a second header drops the first one's too", ["a=1", "nonsense"], None),
    tracestate("a key that comes twice is invalid", "a=1,b=2,a=3", None),
    tracestate("a key that comes twice with one value is invalid", "a=1,a=1", None),
    tracestate("a key that comes again in another header is invalid", ["a=1", "a=2"], None),
    tracestate("keys that only share their beginning are two", "a=1,ab=2", "a=1,ab=2"),
]

LIMITS = [
    tracestate("32 members are passed on", joined(*members(32)), joined(*members(32))),
    tracestate("33 members are too many", joined(*members(33)), None),
    tracestate("32 members in several headers are passed on", members(32), joined(*members(32))),
    tracestate("33 members in several headers are too many", members(33), None),
    tracestate("empty members do not count", ",,".join(members(32)), joined(*members(32))),
    tracestate("512 characters are passed on whole",
               joined("a=" + "x" * 254, "b=" + "y" * 253), joined("a=" + "x" * 254, "b=" + "y" * 253)),
    tracestate("more than 512 characters: at 513 the right-most member is left out",
               joined("a=" + "x" * 254, "b=" + "y" * 254), "a=" + "x" * 254),
    tracestate("more than 512 characters: the right-most member is left out whole",
               joined(*members(32, 20)), joined(*members(24, 20))),
    tracestate("more than 512 characters: a member over 128 goes first",
               joined("big=" + "x" * 125, *members(20, 20)), joined(*members(20, 20))),
    tracestate("more than 512 characters: a member of 128 does not go first",
               joined("fit=" + "x" * 124, *members(20, 20)), joined("fit=" + "x" * 124, *members(18, 20))),
    tracestate("more than 512 characters: of several members over 128 the right-most goes first",
               joined("a=" + "x" * 200, *members(6, 20)[:3], "b=" + "y" * 200, *members(6, 20)[3:]),
               joined("a=" + "x" * 200, *members(6, 20))),
]

KEYS = [
    tracestate("a key of one letter is allowed", "a=1", "a=1"),
    tracestate("a key may begin with a digit", "1a=1", "1a=1"),
    tracestate("a key of one digit is allowed", "0=1", "0=1"),
    tracestate("a key may hold _ - * / @", "a_-*/@=1", "a_-*/@=1"),
    tracestate("a key with a tenant is allowed", "tenant@vendor=1", "tenant@vendor=1"),
    tracestate("a key with two @ is allowed at level 2", "a@b@c=1", "a@b@c=1"),
    tracestate("a key of 256 characters is allowed", "k" * 256 + "=1", "k" * 256 + "=1"),
    tracestate("a key of 257 characters is invalid", "k" * 257 + "=1", None),
    tracestate("a tenant's key of 256 characters is allowed", "t" * 250 + "@vendo=1", "t" * 250 + "@vendo=1"),
    tracestate("an empty key is invalid", "=1", None),
    tracestate("a member without = is invalid", "vendor", None),
    tracestate("a key in uppercase is invalid", "Vendor=1", None),
    tracestate("an uppercase letter within a key is invalid", "vendoR=1", None),
    *(tracestate(f"a key cannot begin with {first}", f"{first}a=1", None) for first in "_-*/@"),
    *(tracestate(f"a key cannot hold {character!r}", f"a{character}b=1", None) for character in ". :;+%\"\t\0\r\nä"),
    tracestate("a space before = is invalid", "a =1", None),
]

VALUES = [
    tracestate("a value of one character is allowed", "a=!", "a=!"),
    tracestate("an empty value is invalid", "a=", None),
    tracestate("a value of white space is invalid", "a=  ", None),
    tracestate("a value of 256 characters is allowed", "a=" + "v" * 256, "a=" + "v" * 256),
    tracestate("a value of 257 characters is invalid", "a=" + "v" * 257, None),
    tracestate("a value of all allowed characters is passed on",
               "a=" + "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in ",="),
               "a=" + "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in ",=")),
    tracestate("a space at the front of a value belongs to it", "a= 1", "a= 1"),
    tracestate("a space within a value belongs to it", "a=1 2", "a=1 2"),
    tracestate("a space at the end of a value is white space around the member", "a=1 ,b=2", "a=1,b=2"),
    tracestate("an = within a value is invalid", "a=1=2", None),
    tracestate("two = are invalid", "a==1", None),
    tracestate("a tab within a value is invalid", "a=1\t2", None),
    tracestate("a lone carriage return within a value is invalid", "a=1\r2", None),
    tracestate("a lone carriage return at the end is invalid", "a=1\r", None),
    tracestate("a lone carriage return before the first key is invalid", "\ra=1", None),
    tracestate("a lone carriage return for a member is invalid", "a=1,\r,b=2", None),
    tracestate("a carriage return and a line feed at the end are invalid", "a=1\r\n", None),
    tracestate("a line feed in a value is invalid", "a=1\n", None),
    tracestate("a null character in a value is invalid", "a=1\0", None),
    tracestate("a delete character in a value is invalid", "a=1\x7f", None),
    tracestate("a letter outside ASCII in a value is invalid", "a=ä", None),
    tracestate("an accent that combines with the comma is invalid", "a=1,\u0301b=2", None),
    tracestate("a no-break space around a member is invalid", "a=1,\u00a0b=2", None),
]

VECTORS = LIST + LIMITS + KEYS + VALUES
