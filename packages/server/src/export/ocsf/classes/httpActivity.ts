// HTTP Activity 4002: requests by their template, never with a query string or a body.

import { host, sourceEndpoint } from '../objects.ts'
import type { OcsfClass } from '../ocsf.ts'

const methods: Record<string, number> = {
  CONNECT: 1,
  DELETE: 2,
  GET: 3,
  HEAD: 4,
  OPTIONS: 5,
  POST: 6,
  PUT: 7,
  TRACE: 8,
  PATCH: 9,
}

export const httpActivity = {
  uid: 4002,
  caption: 'HTTP Activity',
  activities: {
    1: 'Connect',
    2: 'Delete',
    3: 'Get',
    4: 'Head',
    5: 'Options',
    6: 'Post',
    7: 'Put',
    8: 'Trace',
    9: 'Patch',
    99: 'Other',
  },
  tells: {
    'http.requested': (event, source) => {
      const { scheme, path, port, status, bytesSent, bytesReceived, library } = event
      const method = event.method.toUpperCase()
      const place = port === undefined ? event.host : `${event.host}:${port}`
      return {
        activity: methods[method] ?? 99,
        attributes: {
          src_endpoint: sourceEndpoint(source),
          dst_endpoint: host(event.host, undefined, port),
          http_request: {
            ...(method in methods ? { http_method: method } : {}),
            url: { scheme, hostname: event.host, path, port, url_string: `${scheme}://${place}${path}` },
          },
          ...(status === undefined ? {} : { http_response: { code: status } }),
          ...(bytesSent === undefined && bytesReceived === undefined
            ? {}
            : {
                traffic: {
                  bytes: (bytesSent ?? 0) + (bytesReceived ?? 0),
                  bytes_out: bytesSent,
                  bytes_in: bytesReceived,
                },
              }),
        },
        unmapped: { method, library },
      }
    },
  },
} satisfies OcsfClass
