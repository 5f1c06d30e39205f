import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { PanelView, View } from '@dryrun/shared/interview/view.ts'
import { upgradeScript } from '@dryrun/shared/pack/upgrade-script.ts'

/** A frame of a recording file. Files of earlier versions have scripts of format 1. */
export function withScriptUpgraded(frame: Frame): Frame {
  const { question } = (frame.set ?? {}) as Partial<PanelView>
  if (!question) return frame
  const set = { ...frame.set, question: { ...question, script: upgradeScript(question.script) } } as Partial<View>
  return { ...frame, set }
}
