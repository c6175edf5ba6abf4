def run(build, work): return 0
