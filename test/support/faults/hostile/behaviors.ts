import { atTheSocket } from './at-the-socket.ts'
import type { Hostility } from './hostile-seat.ts'
import { inTheRoom } from './in-the-room.ts'
import { overHttp } from './over-http.ts'

export const hostilities: Readonly<Record<string, Hostility>> = { ...inTheRoom, ...atTheSocket, ...overHttp }
