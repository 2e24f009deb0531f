// API Activity 6003 with the profile `ai_operation`: calls of models. Never a prompt or an answer.

import { host, sourceEndpoint } from '../objects.ts'
import type { OcsfClass } from '../ocsf.ts'

const succeeded = (status: number) => status >= 200 && status < 400

export const apiActivity = {
  uid: 6003,
  caption: 'API Activity',
  activities: { 1: 'Create' },
  tells: {
    'model.called': (event, source) => {
      const { provider, model, inputTokens, outputTokens, status } = event
      const isCounted = inputTokens !== undefined || outputTokens !== undefined
      return {
        activity: 1,
        profiles: ['ai_operation'],
        attributes: {
          src_endpoint: sourceEndpoint(source),
          ...(event.host === undefined ? {} : { dst_endpoint: host(event.host) }),
          api: { operation: 'model.call', service: { name: provider } },
          ai_model: { ai_provider: provider, name: model ?? 'unknown' },
          message_context: {
            service: { name: provider },
            prompt_tokens: inputTokens,
            completion_tokens: outputTokens,
            ...(isCounted ? { total_tokens: (inputTokens ?? 0) + (outputTokens ?? 0) } : {}),
          },
          ...(status === undefined
            ? {}
            : {
                status_code: String(status),
                ...(succeeded(status)
                  ? { status_id: 1, status: 'Success' }
                  : { status_id: 2, status: 'Failure' }),
              }),
        },
        unmapped: {
          bytesSent: event.bytesSent,
          bytesReceived: event.bytesReceived,
          tools: event.tools,
          files: event.files,
          library: event.library,
        },
      }
    },
  },
} satisfies OcsfClass
