import { OpenReply } from '@dryrun/shared/api/interviews.ts'
import { ProfileReply } from '@dryrun/shared/api/profile.ts'
import {
  EnterReply,
  JoinSlotReply,
  ProposeReply,
  type ProposeRequest,
  type SlotCommand,
  SlotInvitation,
  SlotLinkReply,
  SlotReply,
  SlotsReply,
} from '@dryrun/shared/api/slots.ts'
import { get, post } from '../lib/ask.ts'

const slotAt = (id: string) => `/api/slots/${encodeURIComponent(id)}`
const linkAt = (token: string) => `/api/slot-links/${encodeURIComponent(token)}`

/** Slot requests. Each rejects with `ApiFailure`. */
export const slotsApi = {
  propose: (request: ProposeRequest) => post(ProposeReply, '/api/slots', request),
  list: () => get(SlotsReply, '/api/slots'),
  one: (id: string) => get(SlotReply, slotAt(id)),
  answer: (id: string, command: SlotCommand) => post(SlotReply, slotAt(id), command),
  makeLink: (id: string) => post(SlotLinkReply, `${slotAt(id)}/link`, {}),
  enter: (id: string) => post(EnterReply, `${slotAt(id)}/enter`, {}),
  invitation: (token: string) => get(SlotInvitation, linkAt(token)),
  join: (token: string, name: string, timeZone: string) =>
    post(JoinSlotReply, `${linkAt(token)}/join`, { name, timeZone }),
  goOnAlone: (interviewId: string) => post(OpenReply, `/api/interviews/${encodeURIComponent(interviewId)}/solo`, {}),
  profile: () => get(ProfileReply, '/api/profile'),
  calendarOf: (id: string) => `${slotAt(id)}/calendar.ics`,
}
