import { ActionIcon, type ActionIconProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef } from 'react'

type Props = ActionIconProps & Omit<ComponentPropsWithRef<'a'>, keyof ActionIconProps>

const AnchorIcon = (props: Props) => <ActionIcon component="a" {...props} />

/** A sign that leads to another page: a real link, which needs a label of its own. */
export const LinkIcon = createLink(AnchorIcon)
