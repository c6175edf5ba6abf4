"""job.sql against Lab 07's records and the stack's topics, and the image with the connector."""

import re

import compose

SQL = "docker/flink/job.sql"


def columns(table):
    """The physical columns in the parentheses of a CREATE TABLE."""
    rows = re.findall(r"^  `?(\w+)`? ([A-Z][^,\n]*?),?$", table, re.M)
    return [name for name, kind in rows if "METADATA" not in kind and name not in ("WATERMARK",) and not kind.startswith("AS ")]


def check_sql(kit, sql, swift):
    services, addresses = compose.services(kit), compose.addresses(kit)
    command = " ".join(services["topics"]["command"])
    created = set(re.search(r"for topic in ([^;]+);", command)[1].split())
    topics = set(re.findall(r"'topic' = '([^']+)'", sql))
    kit.same("topics", compose=sorted(created), sql=sorted(topics))
    for topic in topics:
        kit.check(f'"{topic}"' in swift, f"topic {topic} of job.sql is in no Swift file of Lab 07")
    for address in set(re.findall(r"bootstrap\.servers' = '([^']+)'", sql)):
        kit.check(address in addresses, f"job.sql: {address} is none of Kafka's addresses {sorted(addresses)}")
        kit.check(not address.startswith("localhost"), f"job.sql: {address} is Kafka's address for the host")
    for address in re.findall(r"--bootstrap-server (\S+)", command):
        kit.check(address in addresses, f"{compose.FILE}: topics asks {address}, which is none of Kafka's addresses")
    for header in re.findall(r"MAP\['([^']+)'", sql):
        kit.check(f'"{header}"' in swift, f"header {header} of job.sql is in no Swift file of Lab 07")

    tables = dict(re.findall(r"CREATE TABLE (\w+) \((.*?)^\) WITH", sql, re.S | re.M))
    for struct, table in [("RawOrder", "raw_orders"), ("Order", "orders")]:
        body = re.search(rf"struct {struct}: Codable, Sendable \{{(.*?)^\}}", swift, re.S | re.M)[1]
        kit.same(f"fields of {struct}", swift=re.findall(r"var (\w+):", body),
                 sql=[column for column in columns(tables[table]) if column != "store"])
    for table in tables:
        selected = re.findall(rf"INSERT INTO {table}\nSELECT\s(.*?)\nFROM ", sql, re.S)
        for text in selected:
            wanted = len(columns(tables[table])) + ("headers MAP" in tables[table])
            # Commas inside parentheses separate arguments, not columns.
            while re.search(r"\([^()]*\)|\[[^\[\]]*\]", text):
                text = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", "", text)
            kit.same(f"columns of INSERT INTO {table}", table=wanted, select=len(text.split(",")))
    units = {"SECOND": 1, "MINUTE": 60}
    size = re.search(r"DESCRIPTOR\(\w+\), INTERVAL '(\d+)' (\w+)", sql)
    delay = re.search(r"WATERMARK FOR \w+ AS \w+ - INTERVAL '(\d+)' (\w+)", sql)
    kit.same("window's size", sql=int(size[1]) * units[size[2]],
             swift=int(re.search(r"TumblingWindows\(size: \.seconds\((\d+)\)", swift)[1]))
    kit.same("out-of-orderness", sql=int(delay[1]) * units[delay[2]],
             swift=int(re.search(r"outOfOrderness: \.seconds\((\d+)\)", swift)[1]))


def check_image(kit):
    text = kit.text("docker/flink/Dockerfile")
    base = re.search(r"^FROM flink:(\d+\.\d+)", text, re.M)[1]
    for jar, version in re.findall(r"/(flink-sql-connector-kafka-([^/]+))\.jar", text):
        kit.same("Flink's version", image=base, connector=version.split("-")[1])
        kit.check(f"/{version}/{jar}.jar" in text, "flink/Dockerfile: folder and name of the connector have different versions")
    for name, service in compose.services(kit).items():
        if service.get("build") == "flink":
            kit.same(f"version of {name}'s image", compose=service["image"].split(":")[1], Dockerfile=base)
    slots = re.search(r"numberOfTaskSlots: (\d+)", compose.services(kit)["taskmanager"]["environment"]["FLINK_PROPERTIES"])
    jobs = kit.text(SQL).count("INSERT INTO ")
    kit.check(int(slots[1]) >= jobs, f"{compose.FILE}: {slots[1]} slots for {jobs} jobs")


def check(kit):
    check_sql(kit, kit.text(SQL), kit.swift(kit.lab("07-streams")))
    check_image(kit)
