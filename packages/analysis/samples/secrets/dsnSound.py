# expect: nothing
SENTRY_DSN = "https://examplePublicKey@o0.ingest.sentry.io/0"
