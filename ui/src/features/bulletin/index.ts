import { IconPaper } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

export default {
  id: 'bulletin',
  permission: 'bulletin.read',
  menu: [{ group: 'paper', order: 50, path: '/bulletins', label: 'bulletin.menu', icon: IconPaper }],
  routes: [{ path: '/bulletins', name: 'bulletins', component: () => import('./BulletinPage.vue') }],
} satisfies Feature
