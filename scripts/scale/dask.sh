#!/usr/bin/env bash
# Runs what docs/batch.md shows of Dask: a scheduler and two workers on loopback, partitions of 200,000 sheets, compared byte
# for byte with one run; then again while one worker is killed in the middle of a partition. Prints the rate of each worker.
# `scripts/scale/dask.sh [PARTITIONS [SHEETS]]`, 6 and 200000 unless given. Needs a build, and Debian's python3-distributed.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
partitions=${1:-6}
size=${2:-200000}
total=$((partitions * size))
work=$(mktemp -d)
port=$((20000 + $$ % 20000))

started=()
finish() {
  for pid in "${started[@]}"; do kill "$pid" 2> /dev/null || true; done
  wait
  rm -rf "$work"
}
trap finish EXIT

# The advise of this build, which notes when a partition was done, and by which worker, unless that was killed meanwhile.
mkdir "$work/bin"
cat > "$work/bin/advise" << END
#!/usr/bin/env bash
start=\$EPOCHREALTIME
'$(command -v node)' '$root/dist/cli.js' "\$@"
status=\$?
kill -0 \$PPID 2> /dev/null && echo "\${WORKER:-alone} \$start \$EPOCHREALTIME" >> '$work/rates'
exit \$status
END
chmod +x "$work/bin/advise"
export PATH="$work/bin:$PATH"

# The block of the page, with the address of the scheduler here.
sed -n '/^```python$/,/^```$/p' docs/batch.md | sed '/^```/d' | sed -n '/^import subprocess/,/last_endline/p' |
  sed "s|tcp://scheduler:8786|tcp://127.0.0.1:$port|" > "$work/page.py"
grep --quiet "127.0.0.1:$port" "$work/page.py"

# Prints the rate of each that ran, by what was noted, where $1 sheets made a run; and forgets it.
rates() {
  awk -v size="$1" '{ runs[$1] += 1; seconds[$1] += $3 - $2 }
    END { for (name in runs) printf "  %s: %d × %d sheets, %d a second\n", name, runs[name], size, runs[name] * size / seconds[name] }' \
    "$work/rates" | sort
  rm "$work/rates"
}

cd "$work"
node "$root/scripts/scale/sheets.mjs" sheets.ndjson "$total"
split --lines "$size" --numeric-suffixes --suffix-length 4 --additional-suffix .ndjson sheets.ndjson sheets-
echo "One run"
advise batch sheets.ndjson > alone.ndjson
rates "$total"

dask-scheduler --host 127.0.0.1 --port "$port" --no-dashboard --no-show > scheduler.log 2>&1 &
started+=($!)
# A nanny starts its worker anew when that dies.
for name in one two; do
  WORKER=$name dask-worker "tcp://127.0.0.1:$port" --name "$name" --nthreads 1 --nanny --no-dashboard --host 127.0.0.1 \
    --local-directory "$work" > "$name.log" 2>&1 &
  started+=($!)
done

# Decides all partitions, and compares. $1 says how it goes.
decide() {
  echo "Dask, two workers, $1"
  rm -f verdicts-*
  /usr/bin/python3 page.py
  # By number: the page's star has no zeros before it.
  ls verdicts-* | sort --version-sort | xargs cat | cmp - alone.ndjson
  echo "  the same bytes as one run"
  rates "$size"
}

# Kills the worker of the first nanny once it is amid a partition.
kill_one() {
  local run
  until run=$(pgrep --full "$work/bin/advise batch" --parent "$(pgrep --parent "${started[1]}" --delimiter ,)"); do
    sleep 0.05
  done
  sleep 0.5
  kill -KILL "$(ps --pid "$run" --format ppid= | tr -d ' ')"
}

decide "undisturbed"
kill_one &
killer=$!
decide "one of them killed in the middle of a partition"
wait "$killer"
grep --quiet "killed by signal 9\|terminated by signal 9\|Restarting worker" one.log
echo "  Dask started it anew"
