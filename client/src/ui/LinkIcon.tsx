import { ActionIcon, type ActionIconProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef } from 'react'

type Props = ActionIconProps & Omit<ComponentPropsWithRef<'a'>, keyof ActionIconProps>

const AnchorIcon = (props: Props) => <ActionIcon component="a" {...props} />

/** An icon button as a real link. Needs an `aria-label`. */
export const LinkIcon = createLink(AnchorIcon)
