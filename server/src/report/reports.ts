import type { ReportView } from '@dryrun/shared/report/report-view.ts'
import type { EventLog } from '../log/event-log.ts'
import type { PastStore } from '../progress/past-store.ts'
import { ReportFold } from './model/report.ts'
import type { ShareTerms } from './model/report-share.ts'

const MOST_KEPT = 8

type Ports = {
  log: Pick<EventLog, 'pages'>
  past: Pick<PastStore, 'scoredElsewhere'>
}

/** Reports on unsealed interviews. These no longer change, so each is folded once and cached. */
export class Reports {
  readonly #ports: Ports
  readonly #told = new Map<string, Promise<ReportFold>>()

  constructor(ports: Ports) {
    this.#ports = ports
  }

  /** The report for a player; undefined for others. */
  async reportFor(interviewId: string, personId: string, you = true): Promise<ReportView | undefined> {
    const story = await this.#story(interviewId)
    return story.reportFor(personId, await this.#ports.past.scoredElsewhere(personId, interviewId), you)
  }

  async sharedBy(interviewId: string, personId: string, terms: ShareTerms): Promise<ReportView | undefined> {
    const story = await this.#story(interviewId)
    return story.sharedBy(personId, terms, await this.#ports.past.scoredElsewhere(personId, interviewId))
  }

  /** Drops the cached fold after a name in it changed. */
  forget(interviewId: string): void {
    this.#told.delete(interviewId)
  }

  #story(interviewId: string): Promise<ReportFold> {
    const told = this.#told.get(interviewId) ?? this.#tell(interviewId)
    this.#told.delete(interviewId)
    this.#told.set(interviewId, told)
    const [oldest] = this.#told.keys()
    if (this.#told.size > MOST_KEPT && oldest) this.#told.delete(oldest)
    told.then(
      ({ interview }) => interview.sealed && this.#told.delete(interviewId),
      () => this.#told.delete(interviewId),
    )
    return told
  }

  async #tell(interviewId: string): Promise<ReportFold> {
    const story = new ReportFold()
    for await (const page of this.#ports.log.pages(interviewId)) for (const entry of page) story.tell(entry)
    return story
  }
}
