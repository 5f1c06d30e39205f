import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useView } from '../room/use-room.ts'
import { ResultRound } from './ResultRound.tsx'
import classes from './Results.module.css'

/** Everything, to both, round by round. */
export function Results() {
  const { results } = useView()
  useEffect(() => {
    window.addEventListener('beforeprint', unfold)
    return () => window.removeEventListener('beforeprint', unfold)
  }, [])
  return (
    <div className={classes.results}>
      <div className={classes.top}>
        {results.length > 1 && (
          <nav aria-label="Rounds">
            <ul className={classes.rounds}>
              {results.map(({ index, title }) => (
                <li key={index}>
                  <a href={`#round-${index + 1}`}>
                    Round {index + 1}: {title}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <Button
          variant="default"
          className={classes.print}
          leftSection={<IconPrinter size={18} stroke={1.75} aria-hidden />}
          onClick={() => window.print()}
        >
          Print or save as PDF
        </Button>
      </div>
      {results.map((result) => (
        <ResultRound key={result.index} result={result} />
      ))}
    </div>
  )
}

/** Paper can't be unfolded. */
function unfold(): void {
  for (const fold of document.querySelectorAll('details')) fold.open = true
}
