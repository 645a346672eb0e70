/** The icons of the product, one name each. */
export {
  Calendar as IconCalendar,
  Collection as IconProjects,
  DataBoard as IconWall,
  Document as IconPaper,
  Download as IconDownload,
  EditPen as IconEdit,
  Expand as IconExpand,
  Fold as IconFold,
  FullScreen as IconFullScreen,
  Refresh as IconRefresh,
  Search as IconSearch,
  Star as IconStar,
  Upload as IconImport,
  Tickets as IconReport,
  TrendCharts as IconCurve,
  WarningFilled as IconWarning,
} from '@element-plus/icons-vue'
