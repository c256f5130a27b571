"""Pipes documents through `glossator annotate --jsonl` in Apache Spark, and tells the digest of what came out.

Arguments: the command, a JSONL file, how many parts the file is divided into. Prints one line of JSON: how many cores worked, how many
lines came out, the SHA-256 of these in order, and the seconds that it took once Spark was there.
"""

import hashlib
import json
import sys
import time

from pyspark.sql import SparkSession


def main(command, documents, parts):
    builder = SparkSession.builder.master("local[*]").appName("glossator")
    spark = builder.config("spark.ui.enabled", "false").getOrCreate()
    context = spark.sparkContext
    # Spark's own start is not the engine's time.
    context.parallelize(range(parts), parts).count()
    start = time.monotonic()
    # A process for each part: one thread each, as Spark divides the cores already.
    lines = context.textFile(documents, parts).pipe(f"{command} annotate --jsonl --threads 1", checkCode=True).collect()
    seconds = time.monotonic() - start
    digest = hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
    print(json.dumps({"cores": context.defaultParallelism, "lines": len(lines), "digest": digest, "seconds": seconds}))
    spark.stop()


main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
