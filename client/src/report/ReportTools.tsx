import { reportMarkdown } from '@dryrun/shared/report/report-markdown.ts'
import type { ReportView } from '@dryrun/shared/report/report-view.ts'
import { Button } from '@mantine/core'
import { IconFileText, IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { saveFile } from '../lib/save-file.ts'
import { allDrawn } from './board-pictures.ts'
import classes from './Report.module.css'

export function ReportTools({ report, children }: { report: ReportView; children?: ReactNode }) {
  const print = async () => {
    await allDrawn()
    window.print()
  }
  return (
    <div className={classes.tools}>
      {children}
      <Button
        variant="default"
        leftSection={<IconFileText size={18} stroke={1.75} aria-hidden />}
        onClick={() => saveFile(new Blob([reportMarkdown(report)], { type: 'text/markdown' }), 'report.md')}
      >
        Markdown
      </Button>
      <Button
        variant="default"
        leftSection={<IconPrinter size={18} stroke={1.75} aria-hidden />}
        onClick={() => void print()}
      >
        Print or save as PDF
      </Button>
    </div>
  )
}
