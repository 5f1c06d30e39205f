import { KeepForm } from '@dryrun/client/account/KeepForm.tsx'
import { LeaveSection } from '@dryrun/client/account/LeaveSection.tsx'
import { NameSection } from '@dryrun/client/account/NameSection.tsx'
import { PasswordSection } from '@dryrun/client/account/PasswordSection.tsx'
import { ProfileSection } from '@dryrun/client/account/ProfileSection.tsx'
import { ResetPage } from '@dryrun/client/account/ResetPage.tsx'
import { SignInPage } from '@dryrun/client/account/SignInPage.tsx'
import { Invitation } from '@dryrun/client/lobby/Invitation.tsx'
import { ComplaintForm } from '@dryrun/client/moderation/ComplaintForm.tsx'
import { SuspendForm } from '@dryrun/client/moderation/SuspendForm.tsx'
import { NameFirst } from '@dryrun/client/packs/NameFirst.tsx'
import { QueueForm } from '@dryrun/client/queue/QueueForm.tsx'
import { useQueueActs } from '@dryrun/client/queue/use-queue.ts'
import { OpenForm } from '@dryrun/client/setup/OpenForm.tsx'
import { Rename } from '@dryrun/client/shell/Rename.tsx'
import { CounterForm } from '@dryrun/client/slots/CounterForm.tsx'
import { SlotInvited } from '@dryrun/client/slots/join/SlotInvited.tsx'
import { ProposeForm } from '@dryrun/client/slots/propose/ProposeForm.tsx'
import { useAnswer } from '@dryrun/client/slots/use-slots.ts'
import { SoloForm } from '@dryrun/client/solo/SoloForm.tsx'
import { screen } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { account, packs, profile, slot } from '../support/page/form-facts.ts'
import type { Answers } from '../support/page/stand-in-server.ts'

export type FormCase = Readonly<{
  element: ReactNode
  path?: string
  answers?: Answers
  /** Opens the form where it is not there at once. */
  open?: (user: UserEvent) => Promise<void>
  button: string
  /** Texts by label that make the form complete. */
  filled: Readonly<Record<string, string>>
  /** The first field that an empty form lacks, and its sentence; absent where an empty form is complete. */
  lacks?: readonly [label: string, sentence: string]
  /** The last request of the complete form, and a path in it that the server refuses with the field of that path. */
  sends: string
  refuses: readonly [path: string, label: string]
}>

const person = { id: 'p', name: 'Bob' }
const nobody = () => undefined
const me = { id: 'p', name: 'Ada', guest: true }
const named: Answers = { 'POST /api/me': [200, { me }] }
function Counter() {
  return (
    <CounterForm label="Propose these" zone="Europe/Berlin" slot={slot} answer={useAnswer('slot')} onDone={nobody} />
  )
}

function Queue() {
  return <QueueForm join={useQueueActs().join} knownName="" />
}

export const formCases: Readonly<Record<string, FormCase>> = {
  KeepForm: {
    element: <KeepForm name="" />,
    button: 'Make an account',
    filled: { 'Your name': 'Ada', 'E-mail address': 'ada@example.org', Password: 'correct horse battery' },
    lacks: ['Your name', 'Enter a name.'],
    sends: 'POST /api/account',
    refuses: ['email', 'E-mail address'],
  },
  LeaveSection: {
    element: <LeaveSection account={account} />,
    open: (user) => user.click(screen.getByRole('button', { name: 'Delete everything' })),
    button: 'Delete everything',
    filled: { 'Your password': 'correct horse battery' },
    lacks: ['Your password', 'Enter it to confirm.'],
    sends: 'DELETE /api/account',
    refuses: ['proof', 'Your password'],
  },
  NameSection: {
    element: <NameSection name="" />,
    button: 'Save the name',
    filled: { Name: 'Ada' },
    lacks: ['Name', 'Enter a name.'],
    sends: 'POST /api/me',
    refuses: ['name', 'Name'],
  },
  PasswordSection: {
    element: <PasswordSection />,
    button: 'Change the password',
    filled: { 'Current password': 'one of before', 'New password': 'correct horse battery' },
    lacks: ['Current password', 'Enter your password.'],
    sends: 'POST /api/password',
    refuses: ['current', 'Current password'],
  },
  ProfileSection: {
    element: <ProfileSection />,
    answers: { 'GET /api/profile': [200, { profile, saved: true }] },
    button: 'Save the profile',
    filled: {},
    sends: 'PUT /api/profile',
    refuses: ['topics.0', 'Topics'],
  },
  'ResetPage, asking': {
    element: <ResetPage />,
    button: 'Send me a link',
    filled: { 'E-mail address': 'ada@example.org' },
    lacks: ['E-mail address', 'Enter an email address such as ada@example.org.'],
    sends: 'POST /api/password/forgot',
    refuses: ['email', 'E-mail address'],
  },
  SignInPage: {
    element: <SignInPage />,
    path: '/sign-in',
    button: 'Sign in',
    filled: { 'E-mail address': 'ada@example.org', Password: 'correct horse battery' },
    lacks: ['E-mail address', 'Enter an email address such as ada@example.org.'],
    sends: 'POST /api/sign-in',
    refuses: ['password', 'Password'],
  },
  Invitation: {
    element: (
      <Invitation
        token="t"
        knownName=""
        invitation={{
          title: 'Rehearsal',
          hostName: 'Ada',
          seat: 'guest',
          firstRole: 'candidate',
          targetLevel: 'senior',
          rounds: 1,
          taken: false,
          mine: null,
        }}
      />
    ),
    button: 'Join as candidate',
    filled: { 'Your name': 'Bob' },
    lacks: ['Your name', 'Enter a name.'],
    sends: 'POST /api/links/t/claim',
    refuses: ['name', 'Your name'],
  },
  ComplaintForm: {
    element: <ComplaintForm interviewId="i" person={person} onDone={nobody} />,
    button: 'Send to the operator',
    filled: { 'What happened': 'Shouted.' },
    lacks: ['What happened', 'Say what happened.'],
    sends: 'POST /api/interviews/i/complaints',
    refuses: ['words', 'What happened'],
  },
  SuspendForm: {
    element: <SuspendForm person={person} onDone={nobody} />,
    button: 'Suspend',
    filled: { Reason: 'Shouts.' },
    lacks: ['Reason', 'Give a reason.'],
    sends: 'POST /api/operator/suspensions',
    refuses: ['days', 'How long'],
  },
  NameFirst: {
    element: <NameFirst next="Write a pack" />,
    button: 'Write a pack',
    filled: { 'Your name': 'Ada' },
    lacks: ['Your name', 'Enter a name.'],
    sends: 'POST /api/me',
    refuses: ['name', 'Your name'],
  },
  QueueForm: {
    element: <Queue />,
    answers: named,
    button: 'Find a partner',
    filled: { 'Your name': 'Ada' },
    lacks: ['Your name', 'Enter a name.'],
    sends: 'POST /api/queue',
    refuses: ['languages', 'Languages you can do it in'],
  },
  OpenForm: {
    element: <OpenForm packs={packs} knownName="" />,
    answers: named,
    button: 'Create interview',
    filled: { 'Your name': 'Ada' },
    lacks: ['Your name', 'Enter a name.'],
    sends: 'POST /api/interviews',
    refuses: ['rounds.0.questionId', 'Question'],
  },
  Rename: {
    element: <Rename name="" onDone={nobody} />,
    button: 'Save',
    filled: { 'Your name': 'Ada' },
    lacks: ['Your name', 'Enter a name.'],
    sends: 'POST /api/me',
    refuses: ['name', 'Your name'],
  },
  CounterForm: {
    element: <Counter />,
    button: 'Propose these',
    filled: { 'Time 1': '2026-12-01T18:00' },
    sends: 'POST /api/slots/slot',
    refuses: ['starts.0', 'Time 1'],
  },
  SlotInvited: {
    element: (
      <SlotInvited
        token="t"
        zone="Europe/Berlin"
        knownName=""
        invitation={{
          title: 'Rehearsal',
          targetLevel: 'senior',
          rounds: 1,
          minutes: 45,
          firstRole: 'candidate',
          hostName: 'Ada',
          hostZone: 'Europe/Berlin',
          starts: [Date.UTC(2026, 11, 1, 17)],
          taken: false,
          mine: null,
          now: slot.now,
        }}
      />
    ),
    button: 'Agree to this time',
    filled: { 'Your name': 'Bob' },
    lacks: ['Your name', 'Enter a name.'],
    sends: 'POST /api/slot-links/t/join',
    refuses: ['name', 'Your name'],
  },
  ProposeForm: {
    element: <ProposeForm packs={packs} knownName="" zone="Europe/Berlin" />,
    answers: named,
    button: 'Propose and get the link',
    filled: { 'Your name': 'Ada' },
    lacks: ['Your name', 'Enter a name.'],
    sends: 'POST /api/slots',
    refuses: ['interview.rounds.0.questionId', 'Question'],
  },
  SoloForm: {
    element: <SoloForm packs={packs} knownName="" />,
    answers: named,
    button: 'Continue',
    filled: { 'Your name': 'Ada' },
    lacks: ['Your name', 'Enter a name.'],
    sends: 'POST /api/solo',
    refuses: ['questionId', 'Question'],
  },
}
