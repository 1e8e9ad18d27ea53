"""`make bench`: every benchmark, one after the other, each as a table."""

from tests.bench import renditions, stories


def main() -> None:
    for benchmark in (stories, renditions):
        print(benchmark.__doc__, flush=True)
        benchmark.main()
        print(flush=True)


if __name__ == "__main__":
    main()
