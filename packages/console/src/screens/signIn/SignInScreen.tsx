// Sign-in by a one-time link: spends the token after the `#`, then goes where the operator wanted.

import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { answered, type SentinelError } from '../../api.ts'
import { Button } from '../../components/Button.tsx'
import { Command } from '../../components/Command.tsx'
import { Mark } from '../../components/Icon.tsx'
import { useServices } from '../../services.ts'
import { forgetWanted, keepWanted, wantedPath } from './wantedPath.ts'

const route = getRouteApi('/sign-in')

export function SignInScreen() {
  const { to } = route.useSearch()
  const token = useToken()
  useEffect(() => {
    if (to) keepWanted(to)
  }, [to])
  return (
    <main className="flex min-h-dvh flex-col items-center bg-sunken px-6 pt-[18vh]">
      <div className="w-full max-w-md rounded-lg border border-line bg-raised p-7">
        <p className="mb-5 flex items-center gap-2 font-semibold tracking-tight">
          <Mark className="size-5 text-accent" />
          Sentinel
        </p>
        {token ? <Spending token={token} /> : <Missing />}
      </div>
    </main>
  )
}

/** Taken out of the address: it has no business in the history, where the next person at this screen would find it. */
function useToken(): string {
  const { to } = route.useSearch()
  const hash = useLocation({ select: (location) => location.hash })
  const navigate = useNavigate()
  const [token, setToken] = useState(hash)
  useEffect(() => {
    if (!hash) return
    setToken(hash)
    navigate({ to: '/sign-in', search: to ? { to } : {}, replace: true })
  }, [hash, to, navigate])
  return token
}

function Spending({ token }: { token: string }) {
  const outcome = useSpentLink(token)
  if (outcome.isPending || outcome.isSuccess)
    return (
      <div role="status">
        <h1 className="font-semibold text-lg">Signing you in…</h1>
        <p className="mt-2 text-soft">The link is being spent. It works once.</p>
      </div>
    )
  if (answered(outcome.error))
    return outcome.error.code === 'sign-in-throttled' ? <Throttled fault={outcome.error} /> : <Spent />
  return (
    <div role="alert">
      <h1 className="font-semibold text-lg">The server does not answer</h1>
      <p className="mt-2 mb-4 text-soft">Your link has not been spent. Start the services, then try again.</p>
      <Command line="./sentinel up" />
      <Button className="mt-4" onClick={() => outcome.refetch()}>
        Try again
      </Button>
    </div>
  )
}

/** Signs in with the token, then leaves. A query rather than an effect: it runs once even if React mounts twice. */
function useSpentLink(token: string) {
  const { api, queryClient } = useServices()
  const navigate = useNavigate()
  const outcome = useQuery({
    queryKey: ['sign-in', token],
    queryFn: () => api('signIn', { body: { token } }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { isSuccess } = outcome
  useEffect(() => {
    if (!isSuccess) return
    // What was refused before is asked for again, under the new session.
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'sign-in' })
    const wanted = wantedPath()
    forgetWanted()
    navigate({ href: wanted, replace: true })
  }, [isSuccess, navigate, queryClient])
  return outcome
}

function Throttled({ fault }: { fault: SentinelError }) {
  return (
    <div role="alert">
      <h1 className="font-semibold text-lg">Too many sign-ins failed</h1>
      <p className="mt-2 mb-4 text-soft">{fault.message} Then open a fresh link:</p>
      <Command line="./sentinel status" />
    </div>
  )
}

function Spent() {
  const { api } = useServices()
  const me = useQuery({ queryKey: ['me'], queryFn: () => api('me'), retry: false })
  return (
    <div role="alert">
      <h1 className="font-semibold text-lg">This link was used before or has expired</h1>
      <p className="mt-2 mb-4 text-soft">
        A link signs one browser in, once, within ten minutes. Get a fresh one:
      </p>
      <Command line="./sentinel status" />
      {me.data && (
        <p className="mt-4 text-soft">
          This browser is still signed in as {me.data.operator}:{' '}
          <Link to="/overview" className="font-medium text-accent hover:underline">
            go on to the overview
          </Link>
        </p>
      )}
    </div>
  )
}

function Missing() {
  return (
    <div>
      <h1 className="font-semibold text-lg">Sign in with a link</h1>
      <p className="mt-2 mb-4 text-soft">
        There is no password. On the machine where the server runs, ask for a sign-in link and open it in this
        browser:
      </p>
      <Command line="./sentinel status" />
    </div>
  )
}
