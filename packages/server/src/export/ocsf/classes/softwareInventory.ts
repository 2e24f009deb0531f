// Software Inventory Info 5020: packages in use, and interpreters of an endpoint.

import type { OcsfClass } from '../ocsf.ts'

export const softwareInventory = {
  uid: 5020,
  caption: 'Software Inventory Info',
  activities: { 1: 'Log', 2: 'Collect' },
  tells: {
    'package.used': ({ name, version, purl, module, location }) => ({
      activity: 2,
      attributes: {
        sbom: {
          package: { name, version, purl, package_manager: 'pip', type_id: 1, type: 'Application' },
          software_components: [{ name, version, purl, type_id: 2, type: 'Library' }],
        },
      },
      unmapped: { module, location },
    }),
    'interpreter.found': ({ interpreter }) => ({
      activity: 1,
      attributes: {
        product: {
          name: interpreter.implementation,
          vendor_name: 'Python',
          path: interpreter.path,
          ...(interpreter.version ? { version: interpreter.version } : {}),
        },
      },
      unmapped: {
        prefix: interpreter.prefix,
        support: interpreter.support,
        packages: interpreter.packages,
        watch: interpreter.watch,
      },
    }),
    'interpreter.gone': ({ path, prefix }) => ({
      activity: 1,
      attributes: { product: { name: 'Python', path } },
      unmapped: { prefix, gone: true },
    }),
  },
} satisfies OcsfClass
