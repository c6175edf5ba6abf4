"""Reads the lines `LANGUAGE COMMIT BATCH VARIANT MESSAGES_PER_SECOND` and prints them as Markdown tables. A share is what
tracing takes of the messages a second: 1 - traced / untraced."""

import sys


def main():
    rates = {}
    for line in sys.stdin:
        language, commit, batch, variant, rate = line.split()
        rates[language, commit, int(batch), variant] = float(rate)
    batches = sorted({key[2] for key in rates})

    def cells(language, commit, batch, variant):
        untraced, traced = (rates.get((language, commit, batch, name)) for name in ("untraced", variant))
        if untraced is None or traced is None:
            return ["", "", ""]
        return [f"{untraced:,.0f}", f"{traced:,.0f}", f"{(1 - traced / untraced) * 100:.0f} %"]

    for commit, title in (("each", "Each message committed, as in Lab 03"), ("batch", "One commit a batch")):
        print(f"\n{title}\n")
        print("| batch | exporter | Swift untraced msg/s | traced | share | Python untraced msg/s | traced | share |")
        print("|--:|---|--:|--:|--:|--:|--:|--:|")
        for batch in batches:
            for variant in ("no-op", "encoding"):
                row = cells("swift", commit, batch, variant) + cells("python", commit, batch, variant)
                print("| " + " | ".join([f"{batch:,}", variant] + row) + " |")


if __name__ == "__main__":
    main()
