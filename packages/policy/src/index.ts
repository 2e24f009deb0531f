// Events, Facts and a Policy in, Verdict and Findings out; no file, no socket, no clock.
