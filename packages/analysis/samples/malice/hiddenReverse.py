# expect: 2 hidden-code-run
exec(")'olleh'(tnirp"[::-1])
