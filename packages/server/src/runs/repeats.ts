// How often an Event happened: probes count repeats in `event.repeated` instead of writing the Event again.

/** The last count told for each `seq` of a Run; needs the parameters `endpoint` and `run`. */
export const repeatsOfRun = `(SELECT repeat_of, argMax(repeat_count, n) AS times FROM events
  WHERE endpoint_id = {endpoint:String} AND run_id = {run:String} AND repeat_of IS NOT NULL GROUP BY repeat_of)`

/** The same of all Runs at once. */
export const repeatsOfFleet = `(SELECT run_id, repeat_of, argMax(repeat_count, n) AS times FROM events
  WHERE repeat_of IS NOT NULL GROUP BY run_id, repeat_of)`
