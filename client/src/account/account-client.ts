import {
  AccountReply,
  type AccountRequest,
  DoneReply,
  type ForgotRequest,
  type LeaveRequest,
  type OAuthProvider,
  OAuthProvidersReply,
  OAuthReply,
  type PasswordRequest,
  type ResetRequest,
  type SignInRequest,
} from '@dryrun/shared/api/account.ts'
import { MeReply } from '@dryrun/shared/api/me.ts'
import { type Profile, ProfileReply } from '@dryrun/shared/api/profile.ts'
import { ask, get, post, send } from '../lib/ask.ts'

const json = { 'content-type': 'application/json' }

/** Account requests. Each rejects with `ApiFailure`. */
export const accountClient = {
  account: () => get(AccountReply, '/api/account'),
  ways: () => get(OAuthProvidersReply, '/api/sign-in/ways'),
  create: (request: AccountRequest) => post(MeReply, '/api/account', request),
  signIn: (request: SignInRequest) => post(MeReply, '/api/sign-in', request),
  goBy: (way: OAuthProvider, bring: boolean) => post(OAuthReply, `/api/sign-in/${way}`, { bring }),
  signOut: () => post(DoneReply, '/api/sign-out', {}),
  signOutEverywhere: () => post(DoneReply, '/api/sign-out-everywhere', {}),
  askForProof: () => post(DoneReply, '/api/account/proof', {}),
  prove: (token: string) => post(DoneReply, '/api/account/prove', { token }),
  forgot: (request: ForgotRequest) => post(DoneReply, '/api/password/forgot', request),
  reset: (request: ResetRequest) => post(DoneReply, '/api/password/reset', request),
  changePassword: (request: PasswordRequest) => post(DoneReply, '/api/password', request),
  profile: () => get(ProfileReply, '/api/profile'),
  saveProfile: (profile: Profile) =>
    send(ProfileReply, '/api/profile', { method: 'PUT', headers: json, body: JSON.stringify(profile) }),
  data: async () => (await ask('/api/account/data')).blob(),
  leave: (request: LeaveRequest) =>
    send(DoneReply, '/api/account', { method: 'DELETE', headers: json, body: JSON.stringify(request) }),
}
