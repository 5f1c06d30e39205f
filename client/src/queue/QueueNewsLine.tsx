import { useQuery } from '@tanstack/react-query'
import classes from './Queue.module.css'
import { queueClient } from './queue-client.ts'
import { newsText } from './queue-text.ts'

export function QueueNewsLine() {
  const news = useQuery({
    queryKey: ['queue', 'news'],
    queryFn: queueClient.news,
    refetchInterval: 15_000,
    retry: false,
  })
  return news.data?.waiting ? <span className={classes.dim}>{newsText(news.data)}</span> : null
}
