import { Component, type ReactNode } from 'react'

type Props = { onFault: (error: unknown) => void; children: ReactNode }

/** Keeps a fault inside from taking the page with it. Only a class can, in React. */
export class Catch extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: unknown) {
    this.props.onFault(error)
  }

  override render() {
    return this.state.failed ? null : this.props.children
  }
}
