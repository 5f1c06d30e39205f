import { Component, type ReactNode } from 'react'

type Props = { onFault: (error: unknown) => void; children: ReactNode }

/** An error boundary, which React supports only as a class. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
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
