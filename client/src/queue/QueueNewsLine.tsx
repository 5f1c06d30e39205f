import { useQuery } from '@tanstack/react-query'
import classes from './Queue.module.css'
import { queueClient } from './queue-client.ts'
import { newsWords } from './queue-words.ts'

export function QueueNewsLine() {
  const news = useQuery({
    queryKey: ['queue', 'news'],
    queryFn: queueClient.news,
    refetchInterval: 15_000,
    retry: false,
  })
  return news.data?.waiting ? <span className={classes.dim}>{newsWords(news.data)}</span> : null
}
