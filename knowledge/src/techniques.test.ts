// Each detection names a technique that ATT&CK has: an id that was mistyped, or looked up nowhere, is not in this list.

import { expect, it } from 'vitest'
import { loadDetections } from './detections.ts'

/** Enterprise ATT&CK v18, by its names: whoever adds an id writes down what it stands for. v19 gives T1562 and those below it other ids. */
const techniques: Record<string, string> = {
  T1003: 'OS Credential Dumping',
  T1016: 'System Network Configuration Discovery',
  T1021: 'Remote Services',
  T1027: 'Obfuscated Files or Information',
  'T1027.010': 'Command Obfuscation',
  T1041: 'Exfiltration Over C2 Channel',
  T1046: 'Network Service Discovery',
  T1048: 'Exfiltration Over Alternative Protocol',
  'T1048.003': 'Exfiltration Over Unencrypted Non-C2 Protocol',
  T1053: 'Scheduled Task/Job',
  'T1056.001': 'Keylogging',
  T1059: 'Command and Scripting Interpreter',
  'T1059.004': 'Unix Shell',
  'T1059.006': 'Python',
  T1070: 'Indicator Removal',
  'T1090.003': 'Multi-hop Proxy',
  'T1098.004': 'SSH Authorized Keys',
  T1105: 'Ingress Tool Transfer',
  T1113: 'Screen Capture',
  'T1114.001': 'Local Email Collection',
  T1115: 'Clipboard Data',
  T1129: 'Shared Modules',
  T1133: 'External Remote Services',
  'T1195.001': 'Compromise Software Dependencies and Development Tools',
  'T1195.002': 'Compromise Software Supply Chain',
  'T1204.002': 'Malicious File',
  T1213: 'Data from Information Repositories',
  'T1213.006': 'Databases',
  T1485: 'Data Destruction',
  T1486: 'Data Encrypted for Impact',
  T1490: 'Inhibit System Recovery',
  T1496: 'Resource Hijacking',
  'T1546.004': 'Unix Shell Configuration Modification',
  'T1546.018': 'Python Startup Hooks',
  T1547: 'Boot or Logon Autostart Execution',
  'T1547.001': 'Registry Run Keys / Startup Folder',
  T1548: 'Abuse Elevation Control Mechanism',
  T1552: 'Unsecured Credentials',
  'T1552.001': 'Credentials In Files',
  'T1552.004': 'Private Keys',
  'T1552.005': 'Cloud Instance Metadata API',
  T1555: 'Credentials from Password Stores',
  'T1555.003': 'Credentials from Web Browsers',
  'T1559.001': 'Component Object Model',
  'T1560.002': 'Archive via Library',
  T1562: 'Impair Defenses',
  'T1562.001': 'Disable or Modify Tools',
  T1566: 'Phishing',
  T1567: 'Exfiltration Over Web Service',
  'T1567.002': 'Exfiltration to Cloud Storage',
  'T1567.003': 'Exfiltration to Text Storage Sites',
  'T1567.004': 'Exfiltration Over Webhook',
  T1572: 'Protocol Tunneling',
  T1622: 'Debugger Evasion',
}

const named = loadDetections().rules.map(({ technique }) => technique)

it('are known by name, and none is listed that no detection names', () => {
  expect([...new Set(named)].sort()).toEqual(Object.keys(techniques).sort())
})

it('have each a name of their own', () => {
  const names = Object.values(techniques)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})
