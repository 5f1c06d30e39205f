import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { StartPage } from './home/StartPage.tsx'
import { JoinPage } from './lobby/JoinPage.tsx'
import { progressSearch } from './progress/progress-search.ts'
import { watchSearch } from './replay/watch-search.ts'
import { OpenPage } from './setup/OpenPage.tsx'
import { openSearch } from './setup/open-search.ts'
import { FaultPage } from './shell/FaultPage.tsx'
import { NotFoundPage } from './shell/NotFoundPage.tsx'
import { WaitingPage } from './shell/WaitingPage.tsx'

const rootRoute = createRootRoute({ notFoundComponent: NotFoundPage, errorComponent: FaultPage })

const startRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: StartPage })

const packsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/packs',
  component: lazyRouteComponent(() => import('./packs/PacksPage.tsx'), 'PacksPage'),
  pendingComponent: WaitingPage,
})
const packRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/packs/$packId',
  component: lazyRouteComponent(() => import('./packs/PackPage.tsx'), 'PackPage'),
  pendingComponent: WaitingPage,
})
const editPackRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/packs/$packId/edit',
  component: lazyRouteComponent(() => import('./packs/EditPackPage.tsx'), 'EditPackPage'),
  pendingComponent: WaitingPage,
})

const prepareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/prepare',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./packs/prepare/PreparePage.tsx'), 'PreparePage'),
  pendingComponent: WaitingPage,
})

const openRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/open',
  validateSearch: openSearch,
  component: OpenPage,
})
const joinRoute = createRoute({ getParentRoute: () => rootRoute, path: '/join/$token', component: JoinPage })

const trustRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/trust',
  component: lazyRouteComponent(() => import('./trust/TrustPage.tsx'), 'TrustPage'),
  pendingComponent: WaitingPage,
})

const soloRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/solo',
  component: lazyRouteComponent(() => import('./solo/SoloPage.tsx'), 'SoloPage'),
  pendingComponent: WaitingPage,
})

/** Lazy: the room is most of the code. */
const roomRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/i/$interviewId',
  component: lazyRouteComponent(() => import('./interview/RoomPage.tsx'), 'RoomPage'),
  pendingComponent: WaitingPage,
})

const replayRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/i/$interviewId/replay',
  validateSearch: watchSearch,
  component: lazyRouteComponent(() => import('./replay/ReplayPage.tsx'), 'ReplayPage'),
  pendingComponent: WaitingPage,
})

const recordingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/recordings/$recordingId',
  validateSearch: watchSearch,
  component: lazyRouteComponent(() => import('./replay/RecordingPage.tsx'), 'RecordingPage'),
  pendingComponent: WaitingPage,
})
const sampleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sample',
  validateSearch: watchSearch,
  component: lazyRouteComponent(() => import('./replay/SamplePage.tsx'), 'SamplePage'),
  pendingComponent: WaitingPage,
})

const recordingReportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/recordings/$recordingId/report',
  component: lazyRouteComponent(() => import('./report/FiledReportPages.tsx'), 'RecordingReportPage'),
  pendingComponent: WaitingPage,
})
const sampleReportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sample/report',
  component: lazyRouteComponent(() => import('./report/FiledReportPages.tsx'), 'SampleReportPage'),
  pendingComponent: WaitingPage,
})

const queueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/queue',
  component: lazyRouteComponent(() => import('./queue/QueuePage.tsx'), 'QueuePage'),
  pendingComponent: WaitingPage,
})

const calibrationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calibration',
  component: lazyRouteComponent(() => import('./calibration/CalibrationsPage.tsx'), 'CalibrationsPage'),
  pendingComponent: WaitingPage,
})
const calibrationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calibration/$calibrationId',
  component: lazyRouteComponent(() => import('./calibration/CalibrationPage.tsx'), 'CalibrationPage'),
  pendingComponent: WaitingPage,
})
const watchBlindRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calibration/$calibrationId/watch',
  validateSearch: watchSearch,
  component: lazyRouteComponent(() => import('./calibration/WatchBlindPage.tsx'), 'WatchBlindPage'),
  pendingComponent: WaitingPage,
})

const blockedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/blocked',
  component: lazyRouteComponent(() => import('./moderation/BlockedPage.tsx'), 'BlockedPage'),
  pendingComponent: WaitingPage,
})
const operatorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/operator',
  component: lazyRouteComponent(() => import('./moderation/OperatorPage.tsx'), 'OperatorPage'),
  pendingComponent: WaitingPage,
})

const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./account/AccountPage.tsx'), 'AccountPage'),
})
const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search): { refused?: boolean } => (search.refused ? { refused: true } : {}),
  component: lazyRouteComponent(() => import('./account/SignInPage.tsx'), 'SignInPage'),
})

/** Targets of links in emails. The token is in the fragment, which browsers do not send to the server. */
const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset',
  component: lazyRouteComponent(() => import('./account/ResetPage.tsx'), 'ResetPage'),
})
const proveRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/prove',
  component: lazyRouteComponent(() => import('./account/ProvePage.tsx'), 'ProvePage'),
})

const sharedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/shared/$token',
  component: lazyRouteComponent(() => import('./report/share/SharedPage.tsx'), 'SharedPage'),
  pendingComponent: WaitingPage,
})

const progressRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/progress',
  validateSearch: progressSearch,
  component: lazyRouteComponent(() => import('./progress/ProgressPage.tsx'), 'ProgressPage'),
  pendingComponent: WaitingPage,
})

const slotsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/slots',
  component: lazyRouteComponent(() => import('./slots/SlotsPage.tsx'), 'SlotsPage'),
})
const proposeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/slots/new',
  component: lazyRouteComponent(() => import('./slots/propose/ProposePage.tsx'), 'ProposePage'),
})
const slotRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/slots/$slotId',
  component: lazyRouteComponent(() => import('./slots/SlotPage.tsx'), 'SlotPage'),
})
const joinSlotRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/slots/join/$token',
  component: lazyRouteComponent(() => import('./slots/join/JoinSlotPage.tsx'), 'JoinSlotPage'),
})

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    startRoute,
    packsRoute,
    packRoute,
    editPackRoute,
    prepareRoute,
    openRoute,
    joinRoute,
    queueRoute,
    trustRoute,
    soloRoute,
    slotsRoute,
    proposeRoute,
    slotRoute,
    joinSlotRoute,
    accountRoute,
    signInRoute,
    resetRoute,
    proveRoute,
    roomRoute,
    replayRoute,
    recordingRoute,
    sampleRoute,
    recordingReportRoute,
    sampleReportRoute,
    calibrationsRoute,
    calibrationRoute,
    watchBlindRoute,
    blockedRoute,
    operatorRoute,
    sharedRoute,
    progressRoute,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
