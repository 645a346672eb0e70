import { IconWall } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

export default {
  id: 'wall',
  permission: 'project.read',
  menu: [{ group: 'wall', order: 10, path: '/wall', label: 'wall.menu', icon: IconWall }],
  routes: [{ path: '/wall', name: 'wall', component: () => import('./WallPage.vue') }],
} satisfies Feature
