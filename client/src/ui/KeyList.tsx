import classes from './KeyList.module.css'

type Props = { rows: readonly (readonly [key: string, does: string])[]; children: string }

export function KeyList({ rows, children }: Props) {
  return (
    <>
      <dl className={classes.keys}>
        {rows.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.words}>{children}</p>
    </>
  )
}
