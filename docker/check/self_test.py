"""Breaks the files in memory, one mistake at a time, and sees each of them found by the check that is meant for it."""

import ast
import os

import kubernetes
import stack
from kit import Kit

COMPOSE, README, QUERIES = "docker/compose.yaml", "docker/README.md", "docker/queries.md"
SQL, DOCKERFILE, DEV = "docker/flink/job.sql", "docker/Dockerfile", ".devcontainer/devcontainer.json"
SAMPLING, FILES, TEMPO, GRAFANA = ("docker/collector/sampling.yaml", "docker/collector/files.yaml", "docker/tempo/tempo.yaml",
                                   "docker/grafana/datasources.yaml")
K8S = "docker/kubernetes/"
SHOP, KAFKA, JAEGER, COLLECTOR = K8S + "shop.yaml", K8S + "kafka.yaml", K8S + "jaeger.yaml", K8S + "collector.yaml"

# What is broken: the file, what stands there, what is put in its place; and a part of what the check must say.
MISTAKES = [
    # Compose
    (COMPOSE, "    mem_limit: 1g\n    ports:", "    mem_limitt: 1g\n    ports:", "schema"),
    (COMPOSE, "name: kafka-tracing-workshop\n", "name: a\nname: b\n", "the key name stands twice"),
    (COMPOSE, "jaegertracing/jaeger:2.20.0", "jaegertracing/jaeger:latest", "jaegertracing/jaeger:latest is not pinned"),
    (COMPOSE, "jaegertracing/jaeger:2.20.0", "jaegertracing/jaeger", "jaegertracing/jaeger is not pinned"),
    (COMPOSE, "grafana/tempo:3.0.3", "grafana/tempo:3", "grafana/tempo:3 is not pinned"),
    (COMPOSE, '"127.0.0.1:16686:16686"', '"16686:16686"', "port 16686 is open to other machines"),
    (COMPOSE, '"127.0.0.1:3200:3200"', '"0.0.0.0:3200:3200"', "port 3200 is open to other machines"),
    (COMPOSE, '"127.0.0.1:3000:3000"', '"127.0.0.1:3000:3001"', "grafana publishes 3001, where nothing listens"),
    (COMPOSE, '"127.0.0.1:5318:4318"', '"127.0.0.1:4318:4318"', "publish the same port 4318"),
    (COMPOSE, "    mem_limit: 512m\n    ports:", "    ports:", "grafana has no mem_limit"),
    (COMPOSE, "      timeout: 10s\n      retries: 12\n", "      timeout: 10s\n      retries: [12]\n", "schema"),
    (COMPOSE, "/opt/kafka/bin/kafka-topics.sh\", \"--bootstrap-server\", \"kafka:9092\"",
     "/opt/kafka/bin/kafka-topics.sh\", \"--bootstrap-server\", \"kafka:19092\"", "asks port 19092, where nothing listens"),
    (COMPOSE, "http://127.0.0.1:13133/status", "http://127.0.0.1:13134/status", "asks port 13134, where nothing listens"),
    (COMPOSE, '["CMD", "/tempo", "-health"]', '["CMD", "wget", "http://127.0.0.1:3200/ready"]', "there is no shell in the image"),
    (COMPOSE, '    healthcheck:\n      # The image holds no shell.\n      test: ["CMD", "/tempo", "-health"]\n      interval: 5s\n'
     "      timeout: 10s\n      retries: 24\n", "", "tempo has no health check"),
    (COMPOSE, "./flink/job.sql:/job.sql:ro", "./job.sql:/job.sql:ro", "mounts ./job.sql, which is not there"),
    (COMPOSE, "./flink/job.sql:/job.sql:ro", "./flink/job.sql:/job.sql", "can write to ./flink/job.sql"),
    (COMPOSE, "source: ../.traces", "source: ../.trace", "mounts ../.trace, which is not there"),
    (COMPOSE, "create_host_path: false", "create_host_path: true", "could create ../.traces, as root"),
    (COMPOSE, "KAFKA_NODE_ID:", "KAFKA_NODEID:", "kafka lacks KAFKA_NODE_ID"),
    (COMPOSE, "GF_AUTH_ANONYMOUS_ORG_ROLE:", "GF_AUTH_ANONYMOUS_ROLE:", "has GF_AUTH_ANONYMOUS_ROLE, which is not known"),
    (COMPOSE, "DOCKER://kafka:9092,HOST", "DOCKER://broker:9092,HOST", "advertised as broker, which is no service"),
    (COMPOSE, "DOCKER://kafka:9092,HOST", "DOCKER://kafka:9093,HOST", "port of listener DOCKER"),
    (COMPOSE, '"127.0.0.1:9092:29092"', '"127.0.0.1:9092:9092"', "port of listener HOST"),
    (COMPOSE, "1@kafka:9093", "2@kafka:9093", "controller: voters"),
    (COMPOSE, "DOCKER:PLAINTEXT,HOST:PLAINTEXT", "DOCKER:PLAINTEXT", "listeners: KAFKA_LISTENERS"),
    (COMPOSE, "KAFKA_INTER_BROKER_LISTENER_NAME: DOCKER", "KAFKA_INTER_BROKER_LISTENER_NAME: INSIDE", "brokers' listener"),
    (COMPOSE, "        condition: service_completed_successfully", "        condition: service_started", "wait until topics is"),
    (COMPOSE, "    depends_on:\n      tempo:", "    depends_on:\n      tempos:", "depends on tempos, which is no service"),
    (COMPOSE, "    profiles: [tempo]\n    image: grafana/tempo", "    profiles: [traces]\n    image: grafana/tempo", "a profile may leave out"),
    (COMPOSE, "    build: flink\n    image: workshop-flink:2.2\n    mem_limit: 1g",
     "    image: workshop-flink:2.2\n    mem_limit: 1g", "uses workshop-flink:2.2, and cannot build it"),
    (COMPOSE, "rest.address: jobmanager", "rest.address: manager", "rest.address is manager, which is no service"),
    (COMPOSE, "taskmanager.memory.process.size: 1728m", "taskmanager.memory.process.size: 2g", "more memory than its container has"),
    (COMPOSE, "taskmanager.numberOfTaskSlots: 4", "taskmanager.numberOfTaskSlots: 1", "1 slots for 2 jobs"),
    # Flink
    (COMPOSE, "for topic in raw-orders", "for topic in orders", "topics: compose"),
    (COMPOSE, "--bootstrap-server kafka:9092 \\", "--bootstrap-server kafka:19092 \\", "topics asks kafka:19092"),
    (SQL, "'properties.bootstrap.servers' = 'kafka:9092',\n  'properties.group.id' = 'flink-totals'",
     "'properties.bootstrap.servers' = 'kafka:19092',\n  'properties.group.id' = 'flink-totals'", "kafka:19092 is none of Kafka's"),
    (SQL, "'properties.bootstrap.servers' = 'kafka:9092',\n  'properties.group.id' = 'flink-totals'",
     "'properties.bootstrap.servers' = 'localhost:9092',\n  'properties.group.id' = 'flink-totals'", "address for the host"),
    (SQL, "'topic' = 'raw-orders'", "'topic' = 'raw_orders'", "topic raw_orders of job.sql is in no Swift file"),
    (SQL, "  email STRING,\n", "  mail STRING,\n", "fields of RawOrder"),
    (SQL, "SELECT store, id, cents, orderedAt, headers\n", "SELECT store, id, cents, orderedAt\n", "columns of INSERT INTO orders"),
    (SQL, "INTERVAL '1' MINUTE", "INTERVAL '2' MINUTE", "window's size"),
    (SQL, "INTERVAL '30' SECOND", "INTERVAL '3' SECOND", "out-of-orderness"),
    (SQL, "MAP['linked-traceparents'", "MAP['traceparents'", "header traceparents of job.sql"),
    ("docker/flink/Dockerfile", "FROM flink:2.2.1", "FROM flink:2.1.0", "Flink's version"),
    # The Collector, Tempo, Grafana
    (SAMPLING, "    decision_wait: 10s", "    decision_delay: 10s", "decision_delay is not known"),
    (SAMPLING, "      exporters: [otlp_http/jaeger]", "      exporters: [otlp_http/tempo]", "exporters: defined"),
    (SAMPLING, "http://jaeger:4318", "http://jaeger:4317", "jaeger:4317, where nothing listens"),
    (SAMPLING, "http://jaeger:4318", "http://jager:4318", "jager:4318, where nothing listens"),
    (SAMPLING, "key: messaging.destination.name", "key: messaging.destination", "no lab writes the attribute messaging.destination"),
    (SAMPLING, "values: ['.*dlq']", "values: ['.*-dead']", "matches no topic"),
    (SAMPLING, "type: latency\n", "type: numeric_attribute\n", "policy slow"),
    (SAMPLING, "limit_mib: 200", "limit_mib: 2000", "allows more than the container has"),
    (SAMPLING, "endpoint: 0.0.0.0:4318", "endpoint: localhost:4318", "OTLP: receiver"),
    (SAMPLING, "endpoint: 0.0.0.0:13133", "endpoint: localhost:13133", "health: health_check"),
    (SAMPLING, "[memory_limiter, tail_sampling]", "[tail_sampling, memory_limiter]", "memory_limiter comes first"),
    (FILES, "otlp_json_file:", "otlpjson:", "receivers.otlpjson.include is not known"),
    (FILES, "include: [/traces/*.jsonl]", "include: [/trace/*.jsonl]", "folder of /trace/*.jsonl"),
    (FILES, "include: [/traces/*.jsonl]", "include: [/traces/*.json]", "does not read the trace files"),
    (FILES, ", /traces/*.records.jsonl]", "]", "reads lab05.records.jsonl"),
    (TEMPO, "http_listen_port: 3200", "http_listen_port: 3100", "ports: configuration"),
    (TEMPO, "    backend: local", "    backnd: local", "storage.trace.backnd is not known"),
    (TEMPO, "path: /var/tempo/wal", "path: /tmp/wal", "outside of the volume"),
    (TEMPO, "endpoint: 0.0.0.0:4318", "endpoint: localhost:4318", "from its own container only"),
    (GRAFANA, "http://tempo:3200", "http://tempo:3100", "leads nowhere"),
    # Images
    (DOCKERFILE, "USER 10001\n", "", "the services run as root"),
    (DOCKERFILE, "USER 10001\n", "USER service\n", "without a number"),
    (DOCKERFILE, "STOPSIGNAL SIGTERM", "STOPSIGNAL SIGKILL", "not stopped by SIGTERM"),
    (DOCKERFILE, 'ENTRYPOINT ["/usr/local/bin/service"]', "ENTRYPOINT /usr/local/bin/service", "ENTRYPOINT is a shell"),
    (DOCKERFILE, "--no-install-recommends librdkafka1 \\", "--no-install-recommends librdkafka2 \\", "librdkafka1 is missing"),
    (DOCKERFILE, "-bookworm-slim AS services", "-noble-slim AS services", "base of the services"),
    (DOCKERFILE, "ARG SWIFT_VERSION=6.3.1", "ARG SWIFT_VERSION=latest", "is not pinned"),
    (DOCKERFILE, "ARG SWIFT_VERSION=6.3.1", "ARG SWIFT_VERSION=6.1.0", "Swift's version"),
    (DOCKERFILE, "COPY . .", "COPY Kit .", "copies Kit, which is not there"),
    (DOCKERFILE, "COPY --from=build /out/service", "COPY --from=build /out/services", "is not what is copied"),
    (DOCKERFILE, "WORKDIR /home/service", "WORKDIR home/service", "hadolint"),
    (DOCKERFILE, "echo Lab12Solution", "echo Lab13Solution", "there is no Lab13Solution"),
    ("docker/collector/Dockerfile", "busybox:1.37.0-musl", "busybox:musl", "is no stage and not pinned"),
    ("docker/Dockerfile.dockerignore", ".build\n", "", ".build is sent to the builder"),
    ("docker/Dockerfile.dockerignore", ".workshop", "Tests", "leaves out Tests"),
    ("docker/grader/Dockerfile", "COPY labs ", "COPY lab ", "copies lab, which is not there"),
    (DEV, '"target": "dev"', '"target": "services"', "has no user workshop"),
    (DEV, "../docker/Dockerfile", "Dockerfile", "there is no Dockerfile"),
    (DEV, "[16686, 3000, 8081]", "[16686, 3000, 9090]", "port 9090 is published by no service"),
    (DEV, "docker-in-docker:2", "docker-in-docker", "is not pinned"),
    # Kubernetes
    (K8S + "kustomization.yaml", "  - jaeger.yaml\n", "  - tempo.yaml\n", "there is no tempo.yaml"),
    (K8S + "kustomization.yaml", "  - jaeger.yaml\n", "", "kustomization.yaml: resources"),
    (K8S + "kustomization.yaml", "namespace: orphanage", "namespace: labs", "namespace: kustomization"),
    (KAFKA, "  serviceName: kafka", "  servicename: kafka", "schema"),
    (KAFKA, "      enableServiceLinks: false\n", "", "KAFKA_PORT"),
    (KAFKA, "  serviceName: kafka", "  serviceName: brokers", "serviceName names no Service"),
    (KAFKA, "CLIENTS://kafka:9092", "CLIENTS://broker:9092", "advertised as broker, which is no Service"),
    (KAFKA, "1@localhost:9093", "1@kafka:9093", "no Service has the controller's port"),
    (KAFKA, "value: /var/lib/kafka/data/logs", "value: /tmp/logs", "outside of the volume"),
    (KAFKA, 'name: KAFKA_NUM_PARTITIONS\n              value: "3"', 'name: KAFKA_NUM_PARTITIONS\n              value: "1"', "partitions of a topic"),
    (KAFKA, "apache/kafka:4.1.0", "apache/kafka:4.0.0", "image of kafka"),
    (KAFKA, "          readinessProbe:\n            tcpSocket:\n              port: clients",
     "          readinessProbe:\n            tcpSocket:\n              port: client", "asks a port that the container does not name"),
    (JAEGER, "    matchLabels:\n      app.kubernetes.io/name: jaeger", "    matchLabels:\n      app.kubernetes.io/name: tracing", "does not match the pod's labels"),
    (JAEGER, "  selector:\n    app.kubernetes.io/name: jaeger\n  ports", "  selector:\n    app.kubernetes.io/name: tracing\n  ports", "selects 0 workloads"),
    (JAEGER, "      port: 4318\n      targetPort: otlp-http", "      port: 4317\n      targetPort: otlp-http", "port otlp-http"),
    (JAEGER, "      terminationGracePeriodSeconds: 30\n", "", "terminationGracePeriodSeconds is missing"),
    (JAEGER, '            limits:\n              memory: "768Mi"\n', "", "are to be stated"),
    (COLLECTOR, "http://jaeger:4318", "http://jaeger:14318", "jaeger:14318, where nothing listens"),
    (COLLECTOR, "              subPath: config.yaml", "              subPath: collector.yaml", "holds no collector.yaml"),
    (COLLECTOR, "            name: collector\n", "            name: settings\n", "settings holds no config.yaml"),
    (SHOP, '"kafka:9092"', '"kafka:19092"', "kafka:19092 is no Service's host and port"),
    (SHOP, '"http://collector:4318"', '"http://collector:4317"', "collector:4317 is no Service's host and port"),
    (SHOP, "ORDER_INTERVAL_MS", "ORDER_INTERVAL", "ORDER_INTERVAL is read by no code"),
    (SHOP, '"--role", "shop"', '"--role", "order"', "names: file"),
    (SHOP, "terminationGracePeriodSeconds: 80", "terminationGracePeriodSeconds: 30", "a grace of 30 s"),
    (SHOP, '"test", "-f", "/tmp/ready"', '"test", "-f", "/tmp/healthy"', "readiness: probe"),
    (SHOP, "runAsUser: 10001", "runAsUser: 1000", "user: manifest"),
    (SHOP, "orphanage:dev", "orphans:dev", "docker/Dockerfile does not say how"),
    (SHOP, "orphanage:dev", "orphanage:latest", "is not pinned to a version"),
    (SHOP, '"parentbased_always_on"', '"traceidratio"', "leaves traces incomplete"),
    (SHOP, 'value: "1000"', 'value: "2000"', "is not what Solutions/12-orphanage/kubernetes holds"),
    (SHOP, 'value: "1000"', "value: 1000", "schema"),
    ("Exercises/12-orphanage/kubernetes/billing.yaml", '"http://collector:4318"', '"http://collector:4317"', "collector:4317 is no Service's"),
    ("Exercises/12-orphanage/kubernetes/billing.yaml", "terminationGracePeriodSeconds: 80", "terminationGracePeriodSeconds: 30", "a grace of 30 s"),
    # The code changes, and the files do not
    ("Sources/OTel/Trace/BatchSpanProcessor+Configuration.swift", ".milliseconds(30000)", ".milliseconds(60000)", "stopping takes up to 103 s"),
    ("Sources/LabKit/Role/RoleRun.swift", '"READY_FILE"', '"HEALTH_FILE"', "READY_FILE is read by no code"),
    ("Sources/LabKit/Role/RoleRun.swift", "partitions: 3", "partitions: 6", "partitions of a topic"),
    # The docs
    (README, "| 1.8 GB |", "| 1.5 GB |", "memory of the profiles"),
    (README, "| 9092 | Kafka", "| 9093 | Kafka", "README.md: ports"),
    (README, "http://localhost:16686>, choose", "http://localhost:16687>, choose", "nothing of the stack is at port 16687"),
    (README, "--broker kafka:9092", "--broker kafka:19092", "kafka:19092 is none of Kafka's addresses"),
    (README, "kubectl -n orphanage get", "kubectl -n default get", "README.md: namespace"),
    (README, "kind load docker-image kafka-tracing-workshop/orphanage:dev", "kind load docker-image orphanage:dev", "gets into the cluster"),
    (README, "is 80. Kubernetes", "is 30. Kubernetes", "the grace is 80 s"),
    (README, "kafka-tracing-workshop_default", "docker_default", "README.md: network"),
    (README, "--build-arg PRODUCT=", "--build-arg LAB=", "has no argument LAB"),
    (README, "[queries.md](queries.md)", "[queries.md](query.md)", "links to query.md"),
    (README, "swift:6.3.1-bookworm-slim", "swift:6.2.0-bookworm-slim", "names the image swift:6.2.0-bookworm-slim"),
    ("README.md", "docker compose -f docker/compose.yaml down", "docker compose -f compose.yaml down", "there is no compose.yaml"),
    ("labs/07-streams/README.md", "--profile flink up", "--profile streams up", "there is no profile streams"),
    ("labs/10-export/README.md", "http://localhost:6318", "http://localhost:4319", "nothing of the stack is at port 4319"),
    (QUERIES, "`messaging.system`", "`messaging.systems`", "no lab writes the attribute messaging.systems"),
    (QUERIES, '{"messaging.system":"kafka","span.kind":"producer"}', '{"messaging.sys":"kafka"}', "no lab writes the attribute messaging.sys"),
    (QUERIES, "span.messaging.consumer.group.name", "span.messaging.kafka.consumer.group", "messaging.kafka.consumer.group"),
    (QUERIES, "query.durationMin=", "query.minDuration=", "Jaeger has no parameter query.minDuration"),
    (QUERIES, 'destination.name = "orders.dlq"', 'destination.name = "orders.dead"', "there is no topic orders.dead"),
    (QUERIES, '"orders.dlq","span.kind"', '"orders-dlq","span.kind"', "there is no topic orders-dlq"),
    (QUERIES, "query.operationName=dlq.consume", "query.operationName=consume", "no span is called consume"),
    (QUERIES, "{ link:traceID =", "{ link:traceId =", "link:traceId is not known"),
    (QUERIES, "{ span:kind = consumer && nested", '{ span:kind = "consumer" && nested', "without quotes"),
    (QUERIES, "jaeger warehouse '", "jaeger depot '", "there is no service depot"),
    (QUERIES, '"error.type":"DatabaseIsDown"', '"error.type":"DatabaseDown"', "there is no error DatabaseDown"),
    # And so that each check finds something at least once
    (COMPOSE, "tempo.yaml:/etc/tempo.yaml:ro", "tempo.yaml:/etc/tempo/tempo.yaml:ro", "tempo reads /etc/tempo.yaml, which is not mounted"),
    (COMPOSE, "sampling.yaml:/etc/otelcol-contrib/config.yaml:ro", "sampling.yaml:/etc/otelcol/config.yaml:ro", "where its image looks"),
    (COMPOSE, "DOCKER://kafka:9092,HOST://localhost:9092", "HOST://localhost:9092", "listeners for clients"),
    (COMPOSE, "1@kafka:9093", "1@broker:9093", "the voter broker is no service"),
    (COMPOSE, '    mem_limit: 512m\n    restart: "no"\n', '    mem_limit: 512m\n    restart: "no"\n    healthcheck:\n      test: ["CMD", "true"]\n',
     "topics ends, and has a health check"),
    (COMPOSE, "http://127.0.0.1:13133/status", "http://localhost:13133/status", "asks localhost"),
    (COMPOSE, "    build: flink\n", "    build: flinks\n", "jobmanager is built from flinks"),
    (DOCKERFILE, "FROM swift:${SWIFT_VERSION}-bookworm-slim AS services", "FROM scratch AS last\n\nFROM swift:${SWIFT_VERSION}-bookworm-slim AS serve",
     "stages: there"),
    (DOCKERFILE, 'CMD ["--help"]\n', 'CMD ["--help"]\n\nFROM swift:6.3.1-bookworm AS last\n', "the services are not what is built"),
    (DOCKERFILE, "--no-install-recommends librdkafka1 \\", "--no-install-recommends librdkafka1 librdkafka-dev \\", "librdkafka-dev where the services run"),
    (DOCKERFILE, "USER 1000\n", "USER root\n", "dev ends as root"),
    (DOCKERFILE, "git librdkafka-dev pkg-config", "git librdkafka-dev", "build lacks what setup.sh installs"),
    (DOCKERFILE, "COPY . .\n", "COPY . .\nRUN docker pull swift:latest\n", "says latest"),
    (DEV, '"context": ".."', '"context": "."', "devcontainer.json: context"),
    (DEV, '"./setup.sh"', '"./install.sh"', "there is no ./install.sh"),
    ("README.md", "may take 1.8 GB", "may take 1 GB", "the two containers may take 1.8 GB"),
    ("labs/07-streams/README.md", "may take 7 GB", "may take 5 GB", "Lab 07: the containers may take 7 GB"),
    ("labs/07-streams/README.md", "exec kafka /opt", "exec broker /opt", "there is no service broker"),
    (QUERIES, "{ link:traceID = \"0123456789abcdef0123456789abcdef\" }", "{ link:traceID = \"0123\"", "braces do not close"),
    (QUERIES, 'resource.service.name = "billing"', 'resource.service.name = "bills"', "there is no service or group bills"),
    (QUERIES, '"span.kind":"consumer"}\' --data-urlencode "query.durationMin', '"span.kind":"reader"}\' --data-urlencode "query.durationMin',
     "there is no kind reader"),
    ("docker/flink/Dockerfile", "/flink-sql-connector-kafka/5.0.0-2.2/", "/flink-sql-connector-kafka/4.0.1-2.0/", "folder and name of the connector"),
    ("docker/grader/Dockerfile", "COPY Exercises ", "COPY Solutions ", "copies the solutions"),
    ("docker/grader/Dockerfile", "librdkafka-dev", "librdkafka1", "librdkafka-dev is missing"),
    ("docker/grader/Dockerfile", "SWIFT_TAG=6.3-bookworm", "SWIFT_TAG=5.10-bookworm", "Swift is older than setup.sh asks for"),
    ("docker/grader/Dockerfile", ".build/debug/workshop grade", ".build/debug/tool grade", "the tool's program"),
    ("docker/grader/run_autograder", " --jobs 1", " --jobs 1", "run_autograder cannot be executed"),
    ("docker/grader/run_autograder", '"$root/submission"', '"$root/homework"', "/autograder/submission is not used"),
    ("Sources/workshop/Commands/ClassCommand.swift", '"--jobs"', '"--at-once"', "the tool has no option --jobs"),
    ("Sources/LabKit/Lab.swift", '.traces/lab\\(number).jsonl"', '.traces/lab\\(number).json"', "the trace file is not called"),
    (JAEGER, "          readinessProbe:", "          startupProbe:", "no readiness probe"),
    (JAEGER, "            allowPrivilegeEscalation: false", "            allowPrivilegeEscalation: true", "the container may gain privileges"),
    (JAEGER, "metadata:\n  name: jaeger", "metadata:\n  namespace: default\n  name: jaeger", "kustomization.yaml's to say"),
    (KAFKA, "CLIENTS://kafka:9092", "CLIENTS://kafka:9093", "port of listener CLIENTS"),
    (SHOP, "            - name: READY_FILE", '            - name: ORDER_INTERVAL_MS\n              value: "5"\n            - name: READY_FILE', "a variable stands twice"),
    (SHOP, "runAsNonRoot: true", "runAsNonRoot: false", "may run as root"),
    ("Solutions/12-orphanage/Platform.swift", '("shop", [])', '("store", [])', "there is no role shop"),
]


def never_found():
    """The places in the checks where no mistake was ever found: a check that cannot fail is none."""
    folder = os.path.dirname(os.path.abspath(__file__))
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".py") or name in ("kit.py", "self_test.py"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            tree = ast.parse(file.read())
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and ast.unparse(call.func) in ("kit.check", "kit.same"):
                if not any(place == name and call.lineno <= line <= call.end_lineno for place, line in Kit.found_at):
                    yield f"{name}, line {call.lineno}"


def run(kit):
    """Returns the exit code: 0 when each mistake was found."""
    missed = 0
    for path, old, new, expected in MISTAKES:
        before = kit.text(path)
        if old not in before:
            print(f"self-test: {path} no longer holds {old!r}")
            missed += 1
            continue
        broken = kit.with_file(path, before.replace(old, new, 1))
        found = stack.problems(broken)
        if not any(expected in problem for problem in found):
            print(f"self-test: {path}: {old!r} became {new!r}, and nothing said {expected!r}: {found}")
            missed += 1
    for path in (COMPOSE, SQL, DOCKERFILE, DEV, SAMPLING, FILES, TEMPO, GRAFANA, QUERIES, README, *[
            f"{K8S}{name}.yaml" for name in ("kafka", "jaeger", "collector", *kubernetes.SERVICES)]):
        if not stack.problems(kit.with_file(path, None)):
            print(f"self-test: nothing missed {path}")
            missed += 1
    for place in never_found():
        print(f"self-test: no mistake is found at {place}")
        missed += 1
    print(f"{len(MISTAKES)} mistakes put into the files of docker/, {missed} not found")
    return 1 if missed else 0
