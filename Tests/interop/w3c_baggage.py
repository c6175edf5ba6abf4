"""W3C Baggage."""

from w3c_vector import VALID, Vector, baggage, continues


def members(count):
    return [f"k{number:02}=v" for number in range(count)]


LIST = [
    baggage("one member is passed on", "user=alice", "user=alice"),
    baggage("members keep their order", "b=2,a=1,c=3", "b=2,a=1,c=3"),
    baggage("several headers are joined in order", ["b=2", "a=1,c=3"], "b=2,a=1,c=3"),
    Vector("the name of the header is compared without case",
           [["traceparent", VALID], ["Baggage", "a=1"], ["BAGGAGE", "b=2"]], continues(), baggage="a=1,b=2"),
    Vector("baggage travels without a traceparent", [["baggage", "a=1"]], baggage="a=1"),
    Vector("baggage travels beside an invalid traceparent",
           [["traceparent", VALID.upper()], ["baggage", "a=1"]], baggage="a=1"),
    Vector("baggage travels with an unsampled trace",
           [["traceparent", VALID[:-2] + "00"], ["baggage", "a=1"]], continues("00"), baggage="a=1"),
    Vector("a malformed baggage does no harm to the trace",
           [["traceparent", VALID], ["tracestate", "a=1"], ["baggage", '"']], continues(), tracestate="a=1"),
    baggage("an empty baggage is left out", "", None),
    baggage("empty members are passed over", ",a=1,, ,b=2,", "a=1,b=2"),
    baggage("white space around every part is taken away", " a = 1 \t;\t p ; q = 2 , b=2 ", "a=1;p;q=2,b=2"),
    baggage("of a key that comes twice the last value counts", "a=1,b=2,a=3", "a=3,b=2"),
    baggage("of a key that comes again in another header the last value counts", ["a=1;p", "a=2"], "a=2"),
    baggage("keys that differ in case are two", "a=1,A=2", "a=1,A=2"),
    baggage("a malformed member is dropped alone", "a=1,nonsense,b=2", "a=1,b=2"),
    baggage("a baggage of malformed members only is left out", "nonsense,=1", None),
]

LIMITS = [
    baggage("64 members are passed on", ",".join(members(64)), ",".join(members(64))),
    baggage("64 members in several headers are passed on", members(64), ",".join(members(64))),
    baggage("of 65 members the last is left out", ",".join(members(65)), ",".join(members(64))),
    baggage("a member of 8192 bytes is passed on", "a=" + "v" * 8190, "a=" + "v" * 8190),
    baggage("a member of 8193 bytes is left out whole", "a=" + "v" * 8191, None),
    baggage("a member too long does not keep the others out", "a=" + "v" * 8191 + ",b=2", "b=2"),
    baggage("8192 bytes in two members are passed on whole",
            "a=" + "v" * 4093 + ",b=" + "v" * 4094, "a=" + "v" * 4093 + ",b=" + "v" * 4094),
    baggage("of 8193 bytes in two members the second is left out whole",
            "a=" + "v" * 4094 + ",b=" + "v" * 4094, "a=" + "v" * 4094),
    baggage("bytes count as written: one that is to be encoded takes three", "a=" + "%20" * 2731, None),
]

KEYS = [
    baggage("a key may hold all characters of a token", "!#$%&'*+-.^_`|~09azAZ=1", "!#$%&'*+-.^_`|~09azAZ=1"),
    baggage("a % in a key stands for itself", "a%20b=1", "a%20b=1"),
    *(baggage(f"a key cannot hold {character!r}", f"a{character}b=1,c=2", "c=2")
      for character in "\"()/:<>?@[\\]{} \t\0\r\n\x7fä"),
    baggage("an empty key is malformed", "=1,c=2", "c=2"),
    baggage("a key without = is malformed", "a,c=2", "c=2"),
    baggage("a key with a property and without a value is malformed", "a;p=1,c=2", "c=2"),
]

VALUES = [
    baggage("an empty value is allowed", "a=,b=2", "a=,b=2"),
    baggage("an = within a value belongs to it", "a=1=2==", "a=1=2=="),
    baggage("a value may hold all octets but %",
            "a=" + "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '",;\\%'),
            "a=" + "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '",;\\%')),
    *(baggage(f"a value cannot hold {character!r}", f"a=1{character}2,c=3", "c=3")
      for character in "\"\\ \t\0\r\n\x7fä"),
    baggage("a lone carriage return at the end is malformed", "c=3,a=1\r", "c=3"),
    baggage("a lone carriage return around = is malformed", "a\r=1,c=3", "c=3"),
    baggage("an accent that combines with the comma is malformed", "c=3,\u0301b=2", "c=3"),
    baggage("an encoded comma stays encoded", "a=1%2C2,b=3", "a=1%2C2,b=3"),
    baggage("encoded octets that a value may not hold stay encoded", "a=%20%22%2C%3B%5C%25", "a=%20%22%2C%3B%5C%25"),
    baggage("encoded controls stay encoded", "a=%0D%0A%00%7F", "a=%0D%0A%00%7F"),
    baggage("an octet that needs no encoding goes out as itself", "a=%41%2d", "a=A-"),
    baggage("a character of several bytes is read and written back", "a=%C3%A9%F0%9F%9A%80", "a=%C3%A9%F0%9F%9A%80"),
    baggage("lowercase digits after % are read, and written in uppercase", "a=%c3%a9", "a=%C3%A9"),
    baggage("bytes that are not UTF-8 become U+FFFD", "a=%80", "a=%EF%BF%BD"),
    baggage("a character cut in two becomes U+FFFD", "a=%C3.", "a=%EF%BF%BD."),
    baggage("a % without two digits stands for itself", "a=100%,b=%zz,c=%2", "a=100%25,b=%25zz,c=%252"),
    baggage("a + stands for itself", "a=1+2", "a=1+2"),
    baggage("encoding is not taken away twice", "a=%2541", "a=%2541"),
]

PROPERTIES = [
    baggage("a property without a value is passed on", "a=1;p", "a=1;p"),
    baggage("a property with a value is passed on", "a=1;p=2", "a=1;p=2"),
    baggage("several properties keep their order", "a=1;q;p=2;r", "a=1;q;p=2;r"),
    baggage("a property may come twice", "a=1;p=1;p=2", "a=1;p=1;p=2"),
    baggage("a property's value may be empty", "a=1;p=", "a=1;p="),
    baggage("a property's value is encoded like any", "a=1;p=%20", "a=1;p=%20"),
    baggage("an empty property makes the member malformed", "a=1;,c=2", "c=2"),
    baggage("a property that is no token makes the member malformed", "a=1;p@q,c=2", "c=2"),
    baggage("a property's value with a space makes the member malformed", "a=1;p=x y,c=2", "c=2"),
    baggage("a carriage return as property makes the member malformed", "a=1;\r,c=2", "c=2"),
]

VECTORS = LIST + LIMITS + KEYS + VALUES + PROPERTIES
