#!/usr/bin/env bash
# Runs an array of eight shards over 2,000 invented clients on a Slurm of one node, merges the reports, and compares them with
# those of one run without shards. It needs root and the Debian packages slurmctld, slurmd, slurm-client and munge, starts
# their daemons for itself in a folder of its own, and stops them again. Build first: npm run build
#
#   tests/bench/batch/slurm.sh [clients] [shards]
set -euo pipefail
cd "$(dirname "$0")/../../.."
clients=${1:-2000}
shards=${2:-8}
day=2026-03-02
root=$(mktemp -d)
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$root"
}
trap finish EXIT

mkdir -p "$root"/{munge,ctld,d,out}
chmod 755 "$root"
chmod 700 "$root/munge"
head -c 1024 /dev/urandom >"$root/munge/key"
chmod 400 "$root/munge/key"
munged --foreground --force --key-file "$root/munge/key" --socket "$root/munge.socket" --pid-file "$root/munge/pid" \
  --log-file "$root/munge/log" --seed-file "$root/munge/seed" &
pids+=($!)

node=$(hostname -s)
cat >"$root/slurm.conf" <<CONF
ClusterName=form8606
SlurmctldHost=$node(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket=$root/munge.socket
CryptoType=crypto/munge
SlurmUser=root
SlurmdUser=root
StateSaveLocation=$root/ctld
SlurmdSpoolDir=$root/d
SlurmctldPidFile=$root/ctld/pid
SlurmdPidFile=$root/d/pid
SlurmctldLogFile=$root/ctld/log
SlurmdLogFile=$root/d/log
SlurmctldPort=16817
SlurmdPort=16818
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
MpiDefault=none
SwitchType=switch/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
NodeName=$node NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=$node Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF=$root/slurm.conf
for _ in $(seq 50); do [ -S "$root/munge.socket" ] && break; sleep 0.2; done
slurmctld -D -f "$SLURM_CONF" >/dev/null 2>&1 &
pids+=($!)
slurmd -D -f "$SLURM_CONF" >/dev/null 2>&1 &
pids+=($!)
for _ in $(seq 100); do sinfo -h -o %t 2>/dev/null | grep -q '^idle' && break; sleep 0.3; done
sinfo -h -o '%n is %t' || { tail -5 "$root/ctld/log" "$root/d/log" >&2; exit 1; }

node --input-type=module -e "
  import { clientLedger } from './tests/bench/batch/clients.mjs';
  for (let at = 0; at < $clients; at++) console.log(JSON.stringify(clientLedger(at)));
" >"$root/clients.jsonl"

program=$PWD/dist/bin/form8606.js
common=("$root/clients.jsonl" --as-of "$day" --template worksheet)
begun=$SECONDS
sbatch --wait --array="1-$shards" --output="$root/out/log-%a" --wrap \
  "exec node $program correct ${common[*]} --out $root/out/shard-\$SLURM_ARRAY_TASK_ID" ||
  echo "Some tasks ended with a status other than 0."
echo "$shards shards of $clients clients: $((SECONDS - begun)) s"
status=0
node "$program" report merge "$root/merged" "$root"/out/shard-* || status=$?
begun=$SECONDS
node "$program" correct "${common[@]}" --out "$root/whole" >/dev/null || status=$?
echo "one run without shards: $((SECONDS - begun)) s, status $status"

for report in report.csv failures.jsonl; do
  cmp "$root/merged/$report" "$root/whole/$report"
  echo "$report: the same, $(wc -l <"$root/whole/$report") lines"
done
