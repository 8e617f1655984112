/**
 * The order and the kinds of the members of the API server's own types, of those that it prints in messages. A member is `Name` (a string), `Name:#` (a
 * number), `Name:?` (a boolean), `Name:*` (null when absent), `Name:*Type` (a struct, null when absent), `Name:Type` (a struct that is always there),
 * `Name:[]Type` (a list of structs), or `...Type` (the members of another struct).
 */
export const internalTypes: Readonly<Record<string, string>> = {
  StatefulSetUpdateStrategy: 'Type RollingUpdate:*RollingUpdateStatefulSetStrategy',
  RollingUpdateStatefulSetStrategy: 'Partition:# MaxUnavailable:*',
  PodResourceClaim: 'Name ResourceClaimName:* ResourceClaimTemplateName:*',
  VolumeNodeAffinity: 'Required:*NodeSelector',
  DeploymentStrategy: 'Type RollingUpdate:*RollingUpdateDeployment',
  RollingUpdateDeployment: 'MaxUnavailable:* MaxSurge:*',
  ServicePort: 'Name Protocol AppProtocol:* Port:# TargetPort:# NodePort:#',
  PodDisruptionBudgetSpec: 'MinAvailable:* Selector:*LabelSelector MaxUnavailable:* UnhealthyPodEvictionPolicy:*',
  PersistentVolumeClaimSpec:
    'AccessModes:* Selector:*LabelSelector Resources:VolumeResourceRequirements VolumeName StorageClassName:* VolumeMode:* DataSource:*TypedLocalObjectReference DataSourceRef:*TypedObjectReference VolumeAttributesClassName:*',
  VolumeResourceRequirements: 'Limits:* Requests:*',
  TypedLocalObjectReference: 'APIGroup:* Kind Name',
  TypedObjectReference: 'APIGroup:* Kind Name Namespace:*',
  PersistentVolumeSource:
    'GCEPersistentDisk:* AWSElasticBlockStore:* HostPath:*HostPathVolumeSource Glusterfs:* NFS:*NFSVolumeSource RBD:* Quobyte:* ISCSI:* FlexVolume:* Cinder:* CephFS:* FC:* Flocker:* AzureFile:* VsphereVolume:* AzureDisk:* PhotonPersistentDisk:* PortworxVolume:* ScaleIO:* Local:*LocalVolumeSource StorageOS:* CSI:*CSIPersistentVolumeSource',
  HostPathVolumeSource: 'Path Type:*',
  NFSVolumeSource: 'Server Path ReadOnly:?',
  LocalVolumeSource: 'Path FSType:*',
  CSIPersistentVolumeSource:
    'Driver VolumeHandle ReadOnly:? FSType VolumeAttributes:* ControllerPublishSecretRef:* NodeStageSecretRef:* NodePublishSecretRef:* ControllerExpandSecretRef:* NodeExpandSecretRef:*',
  PodSpec:
    'Volumes:[]Volume InitContainers:[]Container Containers:[]Container EphemeralContainers:[]EphemeralContainer RestartPolicy TerminationGracePeriodSeconds:* ActiveDeadlineSeconds:* DNSPolicy NodeSelector:* ServiceAccountName AutomountServiceAccountToken:* NodeName SecurityContext:*PodSecurityContext ImagePullSecrets:[]LocalObjectReference Hostname Subdomain SetHostnameAsFQDN:* Affinity:*Affinity SchedulerName Tolerations:[]Toleration HostAliases:[]HostAlias PriorityClassName Priority:* PreemptionPolicy:* DNSConfig:*PodDNSConfig ReadinessGates:[]PodReadinessGate RuntimeClassName:* Overhead:* EnableServiceLinks:* TopologySpreadConstraints:[]TopologySpreadConstraint OS:*PodOS SchedulingGates:[]PodSchedulingGate ResourceClaims:* Resources:* HostnameOverride:*',
  HostAlias: 'IP Hostnames:*',
  PodDNSConfig: 'Nameservers:* Searches:* Options:[]PodDNSConfigOption',
  PodDNSConfigOption: 'Name Value:*',
  PodOS: 'Name',
  EphemeralContainer: '...Container TargetContainerName',
  PodSecurityContext:
    'HostNetwork:? HostPID:? HostIPC:? ShareProcessNamespace:* HostUsers:* SELinuxOptions:* WindowsOptions:* RunAsUser:* RunAsGroup:* RunAsNonRoot:* SupplementalGroups:* SupplementalGroupsPolicy:* FSGroup:* FSGroupChangePolicy:* Sysctls:* SeccompProfile:* AppArmorProfile:* SELinuxChangePolicy:*',
  Container:
    'Name Image Command:* Args:* WorkingDir Ports:[]ContainerPort EnvFrom:[]EnvFromSource Env:[]EnvVar Resources:ResourceRequirements ResizePolicy:* RestartPolicy:* RestartPolicyRules:* VolumeMounts:[]VolumeMount VolumeDevices:[]VolumeDevice LivenessProbe:*Probe ReadinessProbe:*Probe StartupProbe:*Probe Lifecycle:*Lifecycle TerminationMessagePath TerminationMessagePolicy ImagePullPolicy SecurityContext:*SecurityContext Stdin:? StdinOnce:? TTY:?',
  ContainerPort: 'Name HostPort:# ContainerPort:# Protocol HostIP',
  EnvFromSource: 'Prefix ConfigMapRef:*ConfigMapEnvSource SecretRef:*ConfigMapEnvSource',
  ConfigMapEnvSource: 'Name Optional:*',
  EnvVar: 'Name Value ValueFrom:*EnvVarSource',
  EnvVarSource:
    'FieldRef:*ObjectFieldSelector ResourceFieldRef:*ResourceFieldSelector ConfigMapKeyRef:*KeySelector SecretKeyRef:*KeySelector FileKeyRef:*',
  ObjectFieldSelector: 'APIVersion FieldPath',
  ResourceFieldSelector: 'ContainerName Resource Divisor',
  KeySelector: 'Name Key Optional:*',
  ResourceRequirements: 'Limits:* Requests:* Claims:*',
  VolumeMount: 'Name ReadOnly:? RecursiveReadOnly:* MountPath SubPath MountPropagation:* SubPathExpr',
  VolumeDevice: 'Name DevicePath',
  Probe:
    '...Handler InitialDelaySeconds:# TimeoutSeconds:# PeriodSeconds:# SuccessThreshold:# FailureThreshold:# TerminationGracePeriodSeconds:*',
  Handler: 'Exec:*ExecAction HTTPGet:*HTTPGetAction TCPSocket:*TCPSocketAction GRPC:*GRPCAction',
  ExecAction: 'Command:*',
  HTTPGetAction: 'Path Port Host Scheme HTTPHeaders:[]HTTPHeader',
  HTTPHeader: 'Name Value',
  TCPSocketAction: 'Port Host',
  GRPCAction: 'Port:# Service:*',
  Lifecycle: 'PostStart:*LifecycleHandler PreStop:*LifecycleHandler StopSignal:*',
  LifecycleHandler: 'Exec:*ExecAction HTTPGet:*HTTPGetAction TCPSocket:*TCPSocketAction Sleep:*SleepAction',
  SleepAction: 'Seconds:#',
  SecurityContext:
    'Capabilities:*Capabilities Privileged:* SELinuxOptions:* WindowsOptions:* RunAsUser:* RunAsGroup:* RunAsNonRoot:* ReadOnlyRootFilesystem:* AllowPrivilegeEscalation:* ProcMount:* SeccompProfile:*SeccompProfile AppArmorProfile:*SeccompProfile',
  Capabilities: 'Add:* Drop:*',
  SeccompProfile: 'Type LocalhostProfile:*',
  LocalObjectReference: 'Name',
  Toleration: 'Key Operator Value Effect TolerationSeconds:*',
  PodReadinessGate: 'ConditionType',
  PodSchedulingGate: 'Name',
  TopologySpreadConstraint:
    'MaxSkew:# TopologyKey WhenUnsatisfiable LabelSelector:*LabelSelector MinDomains:* NodeAffinityPolicy:* NodeTaintsPolicy:* MatchLabelKeys:*',
  Affinity: 'NodeAffinity:*NodeAffinity PodAffinity:*PodAffinity PodAntiAffinity:*PodAffinity',
  NodeAffinity:
    'RequiredDuringSchedulingIgnoredDuringExecution:*NodeSelector PreferredDuringSchedulingIgnoredDuringExecution:[]PreferredSchedulingTerm',
  NodeSelector: 'NodeSelectorTerms:[]NodeSelectorTerm',
  PreferredSchedulingTerm: 'Weight:# Preference:NodeSelectorTerm',
  NodeSelectorTerm: 'MatchExpressions:[]NodeSelectorRequirement MatchFields:[]NodeSelectorRequirement',
  NodeSelectorRequirement: 'Key Operator Values:*',
  PodAffinity:
    'RequiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm PreferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm',
  WeightedPodAffinityTerm: 'Weight:# PodAffinityTerm:PodAffinityTerm',
  PodAffinityTerm:
    'LabelSelector:*LabelSelector Namespaces:* TopologyKey NamespaceSelector:*LabelSelector MatchLabelKeys:* MismatchLabelKeys:*',
  Volume: 'Name ...VolumeSource',
  VolumeSource:
    'HostPath:*HostPathVolumeSource EmptyDir:*EmptyDirVolumeSource GCEPersistentDisk:* AWSElasticBlockStore:* GitRepo:* Secret:*SecretVolumeSource NFS:*NFSVolumeSource ISCSI:* Glusterfs:* PersistentVolumeClaim:*PersistentVolumeClaimVolumeSource RBD:* Quobyte:* FlexVolume:* Cinder:* CephFS:* Flocker:* DownwardAPI:*DownwardAPIVolumeSource FC:* AzureFile:* ConfigMap:*ConfigMapVolumeSource VsphereVolume:* AzureDisk:* PhotonPersistentDisk:* Projected:*ProjectedVolumeSource PortworxVolume:* ScaleIO:* StorageOS:* CSI:* Ephemeral:* Image:*',
  EmptyDirVolumeSource: 'Medium SizeLimit:*',
  SecretVolumeSource: 'SecretName Items:[]KeyToPath DefaultMode:* Optional:*',
  KeyToPath: 'Key Path Mode:*',
  ConfigMapVolumeSource: 'Name Items:[]KeyToPath DefaultMode:* Optional:*',
  PersistentVolumeClaimVolumeSource: 'ClaimName ReadOnly:?',
  DownwardAPIVolumeSource: 'Items:[]DownwardAPIVolumeFile DefaultMode:*',
  DownwardAPIVolumeFile: 'Path FieldRef:*ObjectFieldSelector ResourceFieldRef:*ResourceFieldSelector Mode:*',
  ProjectedVolumeSource: 'Sources:[]VolumeProjection DefaultMode:*',
  VolumeProjection:
    'Secret:*SecretProjection DownwardAPI:*DownwardAPIProjection ConfigMap:*SecretProjection ServiceAccountToken:*ServiceAccountTokenProjection ClusterTrustBundle:* PodCertificate:*',
  SecretProjection: 'Name Items:[]KeyToPath Optional:*',
  DownwardAPIProjection: 'Items:[]DownwardAPIVolumeFile',
  ServiceAccountTokenProjection: 'Audience ExpirationSeconds:# Path',
}
