# expect: 3 coin-miner
import subprocess
subprocess.Popen(['./xmrig', '-o', 'stratum+tcp://pool.invalid:3333', '-u', '4A'])
