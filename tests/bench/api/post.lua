-- wrk: sends the ledger in the file BODY as JSON, and counts the answers by status.
wrk.method = "POST"
wrk.headers["content-type"] = "application/json"
local file = io.open(os.getenv("BODY"))
wrk.body = file:read("*a")
file:close()

local threads = {}
function setup(thread) table.insert(threads, thread) end
function init() served = 0; shed = 0; other = 0 end
function response(status)
  if status == 200 then served = served + 1
  elseif status == 503 then shed = shed + 1
  else other = other + 1 end
end
function done(summary, latency)
  local served, shed, other = 0, 0, 0
  for _, thread in ipairs(threads) do
    served = served + thread:get("served")
    shed = shed + thread:get("shed")
    other = other + thread:get("other")
  end
  local seconds = summary.duration / 1e6
  io.write(string.format('RESULT {"served":%.0f,"shed":%.0f,"other":%d,"p50":%.2f,"p99":%.2f,"max":%.1f,"socketErrors":%d}\n',
    served / seconds, shed / seconds, other, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    latency.max / 1000, summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
